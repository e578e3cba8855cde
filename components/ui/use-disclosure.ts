"use client";

import { useEffect, useRef, useState } from "react";
import { firstField } from "@/components/ui/first-field";

/**
 * A form behind a button: opening puts the focus on its first field, closing gives it back to the button. `held` keeps it
 * open whatever was pressed, as for typed text that is not saved; `barred` keeps it closed.
 */
export function useDisclosure<Form extends HTMLElement = HTMLFormElement>({
  held = false,
  barred = false,
}: { held?: boolean; barred?: boolean } = {}) {
  const [opened, setOpened] = useState(false);
  const formRef = useRef<Form>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  const open = (opened || held) && !barred;

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    if (open) firstField(formRef.current)?.focus();
    else buttonRef.current?.focus();
  }, [open]);

  return {
    open,
    formRef,
    buttonRef,
    show: () => {
      moved.current = true;
      setOpened(true);
    },
    hide: () => {
      moved.current = true;
      setOpened(false);
    },
  };
}
