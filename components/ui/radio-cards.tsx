import { useId, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { FieldError, FieldHint, RequiredWord } from "@/components/ui/field";

export type RadioCard<Value extends string> = {
  value: Value;
  title: ReactNode;
  /** What choosing it means, in a sentence. */
  explanation?: ReactNode;
  /** Symbol before the title, as a StanceMark. */
  mark?: ReactNode;
  disabled?: boolean;
};

export type RadioCardsProps<Value extends string> = {
  /** The question. */
  legend: ReactNode;
  /** Key in the form. */
  name: string;
  options: readonly RadioCard<Value>[];
  /** Chosen at first, when the form keeps the choice itself. */
  defaultValue?: Value;
  /** The choice, when the caller keeps it; goes with onValueChange. */
  value?: Value | null;
  onValueChange?: (value: Value) => void;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  /** Side by side from 640 px on. */
  columns?: 1 | 2;
  className?: string;
};

/** One choice of a few, each with an explanation: native radio buttons set as a ruled list. Arrow keys move the choice. */
export function RadioCards<Value extends string>({
  legend,
  name,
  options,
  defaultValue,
  value,
  onValueChange,
  hint,
  error,
  required,
  disabled,
  columns = 1,
  className,
}: RadioCardsProps<Value>) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const controlled = value !== undefined;
  return (
    <fieldset
      className={classNames("min-w-0", className)}
      disabled={disabled}
      aria-describedby={classNames(hintId, errorId) || undefined}
    >
      <legend className="text-sm font-medium">
        {legend}
        {required && <RequiredWord />}
      </legend>
      <div className="mt-1.5 grid gap-1.5">
        {hint && <FieldHint id={hintId}>{hint}</FieldHint>}
        <div
          className={classNames(
            "grid gap-px overflow-hidden rounded-sm border bg-rule",
            error ? "border-danger" : "border-rule-strong",
            columns === 2 && "sm:grid-cols-2",
          )}
        >
          {options.map((option) => (
            <label
              key={option.value}
              className={classNames(
                "flex gap-3 bg-paper-raised px-4 py-3 not-has-disabled:not-has-checked:hover:bg-wash has-checked:bg-accent-wash has-disabled:cursor-not-allowed has-disabled:text-ink-muted",
                columns === 2 && "sm:last:odd:col-span-2",
              )}
            >
              <input
                type="radio"
                className="tick mt-0.5"
                name={name}
                value={option.value}
                required={required}
                disabled={option.disabled}
                aria-labelledby={`${id}-${option.value}-title`}
                aria-describedby={option.explanation ? `${id}-${option.value}-explanation` : undefined}
                {...(controlled
                  ? { checked: value === option.value, onChange: () => onValueChange?.(option.value) }
                  : {
                      defaultChecked: defaultValue === option.value,
                      onChange: onValueChange && (() => onValueChange(option.value)),
                    })}
              />
              <span className="min-w-0">
                <span id={`${id}-${option.value}-title`} className="flex items-center gap-2 text-sm font-medium">
                  {option.mark}
                  {option.title}
                </span>
                {option.explanation && (
                  <span id={`${id}-${option.value}-explanation`} className="mt-0.5 block text-sm text-ink-muted">
                    {option.explanation}
                  </span>
                )}
              </span>
            </label>
          ))}
        </div>
        {error && <FieldError id={errorId}>{error}</FieldError>}
      </div>
    </fieldset>
  );
}
