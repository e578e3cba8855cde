import type { Ref, SelectHTMLAttributes } from "react";
import { ChevronDown } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { Field, type FieldProps } from "@/components/ui/field";

export type SelectOption = { value: string; label: string; disabled?: boolean };

export type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldProps | "multiple"> & {
    /** The options in order; a group has a label and options of its own. */
    options: readonly (SelectOption | { label: string; options: readonly SelectOption[] })[];
    /** First, empty option, as "Choose a type". */
    placeholder?: string;
    inputClassName?: string;
    ref?: Ref<HTMLSelectElement>;
  };

/** A list to choose one of; the browser's own, which phones and screen readers know best. */
export function Select({
  label,
  hint,
  error,
  required,
  hideLabel,
  id,
  className,
  inputClassName,
  options,
  placeholder,
  ...rest
}: SelectProps) {
  return (
    <Field {...{ label, hint, error, required, hideLabel, id, className }}>
      {(control) => (
        <span className="relative block self-start">
          <select
            {...rest}
            {...control}
            className={classNames("control appearance-none truncate pr-9!", inputClassName)}
          >
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map((entry) =>
              "options" in entry ? (
                <optgroup key={entry.label} label={entry.label}>
                  {entry.options.map((option) => (
                    <Option key={option.value} {...option} />
                  ))}
                </optgroup>
              ) : (
                <Option key={entry.value} {...entry} />
              ),
            )}
          </select>
          <ChevronDown
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-muted"
          />
        </span>
      )}
    </Field>
  );
}

function Option({ value, label, disabled }: SelectOption) {
  return (
    <option value={value} disabled={disabled}>
      {label}
    </option>
  );
}
