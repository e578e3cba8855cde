"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** The button that sends the form it stands in; says pendingLabel, also aloud, while the form's action runs. */
export function SubmitButton({
  variant = "primary",
  pendingLabel = "Saving…",
  pending: alsoPending = false,
  ...rest
}: Omit<ButtonProps, "type">) {
  const status = useFormStatus();
  const pending = status.pending || alsoPending;
  return (
    <>
      <Button {...rest} type="submit" variant={variant} pending={pending} pendingLabel={pendingLabel} />
      <VisuallyHidden role="status">{pending ? pendingLabel : ""}</VisuallyHidden>
    </>
  );
}
