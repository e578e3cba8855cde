import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from "react";
import { classNames } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  label: ReactNode;
  /** What ticking it means. */
  hint?: ReactNode;
  error?: ReactNode;
  ref?: Ref<HTMLInputElement>;
};

/** A yes-or-no that is sent with its form. The whole line can be pressed. */
export function Checkbox({ label, hint, error, className, ...rest }: CheckboxProps) {
  return <TickLine {...{ label, hint, error, className }} {...rest} look="tick" />;
}

/** A setting that takes effect at once; say so in the hint. Otherwise use Checkbox. */
export function Switch({ label, hint, error, className, ...rest }: CheckboxProps) {
  return <TickLine {...{ label, hint, error, className }} {...rest} look="switch" />;
}

function TickLine({ label, hint, error, className, look, ...rest }: CheckboxProps & { look: "tick" | "switch" }) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={classNames("grid gap-1.5", className)}>
      <label className="flex w-fit gap-3 py-1 pointer-coarse:min-h-11 pointer-coarse:py-2.5">
        <input
          {...rest}
          type="checkbox"
          role={look === "switch" ? "switch" : undefined}
          className={look === "switch" ? "switch" : "tick mt-0.5"}
          aria-labelledby={`${id}-label`}
          aria-describedby={classNames(hintId, errorId) || undefined}
          aria-invalid={error ? true : undefined}
        />
        <span className="min-w-0 text-sm">
          <span id={`${id}-label`} className="font-medium">
            {label}
          </span>
          {hint && (
            <span id={hintId} className="mt-0.5 block measure text-ink-muted">
              {hint}
            </span>
          )}
        </span>
      </label>
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}
