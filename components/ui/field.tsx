import { useId, type ReactNode } from "react";
import { CircleAlert } from "lucide-react";
import { classNames } from "@/components/ui/class-names";

/** What every labelled control takes. */
export type FieldProps = {
  label: ReactNode;
  /** One sentence under the label: what to write, or why it is asked. */
  hint?: ReactNode;
  /** What is wrong and how to put it right. Turns the field into an invalid one. */
  error?: ReactNode;
  /** Adds the word "required" to the label and the attribute to the control. */
  required?: boolean;
  /** Keeps the label for screen readers alone, where the place already tells what the field is for. */
  hideLabel?: boolean;
  /** Id of the control; made up when missing. */
  id?: string;
  /** Classes of the whole field, for its place on the page. */
  className?: string;
};

/** What a control inside a Field has to put on itself. */
export type FieldControl = {
  id: string;
  required: boolean | undefined;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

/**
 * Label, hint and error around a control of any kind; the control gets the attributes that tie them together.
 * TextInput, TextArea and Select already contain one.
 */
export function Field({
  label,
  hint,
  error,
  required,
  hideLabel,
  id,
  className,
  children,
}: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const hintId = hint ? `${controlId}-hint` : undefined;
  const errorId = error ? `${controlId}-error` : undefined;
  return (
    <div className={classNames("grid gap-1.5", className)}>
      <label id={`${controlId}-label`} htmlFor={controlId} className={hideLabel ? "sr-only" : "text-sm font-medium"}>
        {label}
        {required && <RequiredWord />}
      </label>
      {hint && <FieldHint id={hintId}>{hint}</FieldHint>}
      {children({
        id: controlId,
        required,
        "aria-describedby": classNames(hintId, errorId) || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}

/** "required" beside a label; silent, because the control's own attribute says it to screen readers. */
export function RequiredWord() {
  return (
    <span aria-hidden="true" className="ml-1.5 font-normal text-ink-muted">
      required
    </span>
  );
}

export function FieldHint({ id, children }: { id: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="measure text-sm text-ink-muted">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="flex measure gap-1.5 text-sm text-danger">
      <CircleAlert aria-hidden="true" className="mt-0.75 size-4 flex-none" />
      <span>{children}</span>
    </p>
  );
}
