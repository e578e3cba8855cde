import type { Ref, TextareaHTMLAttributes } from "react";
import { classNames } from "@/components/ui/class-names";
import { Field, type FieldProps } from "@/components/ui/field";

export type TextAreaProps = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldProps> & {
    /** sans for notes, serif for statements and other text that will be read as text. */
    face?: "sans" | "serif";
    inputClassName?: string;
    ref?: Ref<HTMLTextAreaElement>;
  };

/**
 * Several lines of text; grows with what is typed where the browser can (field-sizing), else scrolls. It is never lower
 * than its rows, which field-sizing would otherwise overrule.
 */
export function TextArea({
  label,
  hint,
  error,
  required,
  hideLabel,
  id,
  className,
  inputClassName,
  face = "sans",
  rows = 3,
  ...rest
}: TextAreaProps) {
  return (
    <Field {...{ label, hint, error, required, hideLabel, id, className }}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          style={{ minHeight: `calc(${rows}lh + 1.25rem)` }}
          className={classNames(
            "control field-sizing-content max-h-[60vh] resize-y",
            face === "serif" && "font-serif text-lg",
            inputClassName,
          )}
        />
      )}
    </Field>
  );
}
