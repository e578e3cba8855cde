import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { buttonLook, type ButtonSize, type ButtonVariant } from "@/components/ui/button-look";
import { classNames } from "@/components/ui/class-names";
import { Spinner } from "@/components/ui/spinner";

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shown before the words; decorative, 16 px. */
  icon?: ReactNode;
  /** While true the button keeps the focus, shows pendingLabel and does nothing when pressed. */
  pending?: boolean;
  /** What is being done, as "Saving…". Without it the label stays. */
  pendingLabel?: string;
  ref?: Ref<HTMLButtonElement>;
};

/** A button. type is "button" unless said otherwise; in a form use SubmitButton, which knows when the form is on its way. */
export function Button({
  variant = "secondary",
  size = "medium",
  icon,
  pending = false,
  pendingLabel,
  type = "button",
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(buttonLook({ variant, size }), className)}
      // aria-disabled instead of disabled: a disabled button would drop the keyboard focus in the middle of the work.
      aria-disabled={pending || rest["aria-disabled"]}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending ? <Spinner /> : icon}
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  );
}
