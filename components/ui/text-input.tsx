import type { InputHTMLAttributes, Ref } from "react";
import { classNames } from "@/components/ui/class-names";
import { Field, type FieldProps } from "@/components/ui/field";

export type TextInputProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps | "size"> & {
    /** Classes of the input itself, as "max-w-40" for a year. */
    inputClassName?: string;
    ref?: Ref<HTMLInputElement>;
  };

/** One line of text with its label, hint and error. */
export function TextInput({
  label,
  hint,
  error,
  required,
  hideLabel,
  id,
  className,
  inputClassName,
  type = "text",
  ...rest
}: TextInputProps) {
  return (
    <Field {...{ label, hint, error, required, hideLabel, id, className }}>
      {(control) => <input {...rest} {...control} type={type} className={classNames("control", inputClassName)} />}
    </Field>
  );
}
