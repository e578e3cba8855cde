"use client";

import { useEffect, useRef, type RefObject } from "react";

/** Listens to keys pressed anywhere inside an element, for shortcuts of a form that belong to none of its fields. */
export function useKeysWithin(element: RefObject<HTMLElement | null>, onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const target = element.current;
    const listen = (event: KeyboardEvent) => latest.current(event);
    target?.addEventListener("keydown", listen);
    return () => target?.removeEventListener("keydown", listen);
  }, [element]);
}
