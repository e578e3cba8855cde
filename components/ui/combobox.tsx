"use client";

import { useEffect, useRef, useState } from "react";
import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronDown, X } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { Field, type FieldProps } from "@/components/ui/field";
import { popupSheet } from "@/components/ui/popup-look";
import { Spinner } from "@/components/ui/spinner";

export type ComboboxItem = {
  value: string;
  label: string;
  /** A second line: what tells this one from others of the same name. */
  detail?: string;
};

export type ComboboxProps = FieldProps & {
  /** Key in the form; the chosen item's value is sent. */
  name?: string;
  placeholder?: string;
  defaultValue?: ComboboxItem | null;
  value?: ComboboxItem | null;
  onValueChange?: (item: ComboboxItem | null) => void;
  /** What can be chosen, all of it (then it is filtered here), or what to offer before anything is typed. */
  items?: readonly ComboboxItem[];
  /**
   * Asks the server, a quarter of a second after the last key. An item that makes something new can be added to its
   * answer, as { value: "new", label: "Add “Oster Water” as a new claimant" }.
   */
  search?: (query: string) => Promise<readonly ComboboxItem[]>;
  emptyWords?: string;
};

type Answer = { state: "idle" | "waiting" | "failed" } | { state: "found"; items: readonly ComboboxItem[] };

const pauseBeforeSearch = 250;
const squareButton = "inline-grid size-8 place-content-center rounded-sm text-ink-muted hover:text-ink";

/** One choice out of many by typing a part of its name. For fewer than a dozen use Select or RadioCards. */
export function Combobox({
  label,
  hint,
  error,
  required,
  hideLabel,
  id,
  className,
  name,
  placeholder,
  defaultValue,
  value,
  onValueChange,
  items = [],
  search,
  emptyWords = "Nothing found. Try another part of the name.",
}: ComboboxProps) {
  const [answer, setAnswer] = useState<Answer>({ state: "idle" });
  const [chosenInside, setChosenInside] = useState(defaultValue ?? null);
  const chosen = value === undefined ? chosenInside : value;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  function ask(query: string) {
    clearTimeout(timer.current);
    const turn = ++asked.current;
    if (!search || query.trim() === "") {
      setAnswer({ state: "idle" });
      return;
    }
    setAnswer({ state: "waiting" });
    timer.current = setTimeout(() => {
      const answered = (next: Answer) => {
        // An answer to letters that have since changed is dropped.
        if (turn === asked.current) setAnswer(next);
      };
      search(query.trim()).then(
        (found) => answered({ state: "found", items: found }),
        () => answered({ state: "failed" }),
      );
    }, pauseBeforeSearch);
  }

  const offered = answer.state === "found" ? answer.items : answer.state === "idle" ? items : [];

  return (
    <Field {...{ label, hint, error, required, hideLabel, id, className }}>
      {({ id: inputId, ...control }) => (
        <Base.Root
          items={offered}
          filter={search ? null : undefined}
          value={chosen}
          onValueChange={(item) => {
            setChosenInside(item);
            onValueChange?.(item);
          }}
          onInputValueChange={(query, { reason }) => {
            if (reason === "input-change" || reason === "input-clear") ask(query);
          }}
          itemToStringLabel={(item: ComboboxItem) => item.label}
          itemToStringValue={(item: ComboboxItem) => item.value}
          isItemEqualToValue={(item, other) => item.value === other.value}
          name={name}
          required={control.required}
        >
          <Base.InputGroup className="relative">
            <Base.Input
              id={inputId}
              // While the list is open Base UI hides the rest of the page, a plain label with it, from screen readers.
              aria-labelledby={`${inputId}-label`}
              aria-describedby={control["aria-describedby"]}
              aria-invalid={control["aria-invalid"]}
              placeholder={placeholder}
              className="control pr-18!"
            />
            <span className="absolute inset-y-0 right-1 flex items-center">
              <Base.Clear aria-label="Clear" className={squareButton}>
                <X aria-hidden="true" className="size-4" />
              </Base.Clear>
              <Base.Trigger aria-label="Show the choices" className={squareButton}>
                <ChevronDown aria-hidden="true" className="size-4" />
              </Base.Trigger>
            </span>
          </Base.InputGroup>
          <Base.Portal>
            <Base.Positioner sideOffset={7} collisionPadding={8}>
              <Base.Popup
                aria-busy={answer.state === "waiting" || undefined}
                className={classNames(
                  popupSheet,
                  "max-h-[min(var(--available-height),22rem)] w-(--anchor-width) overflow-y-auto overscroll-contain py-1.5",
                )}
              >
                <Base.Status className="flex items-center gap-2 px-3 py-1.5 text-sm text-ink-muted empty:hidden">
                  {answer.state === "waiting" && (
                    <>
                      <Spinner />
                      Searching…
                    </>
                  )}
                  {answer.state === "failed" && "The search did not work. Change a letter to try again."}
                  {answer.state === "idle" && search && items.length === 0 && "Type a part of the name."}
                </Base.Status>
                <Base.Empty className="px-3 py-1.5 text-sm text-ink-muted empty:hidden">
                  {(answer.state === "found" || !search) && emptyWords}
                </Base.Empty>
                <Base.List>
                  {(item: ComboboxItem) => (
                    <Base.Item
                      key={item.value}
                      value={item}
                      className="grid min-h-9 cursor-pointer grid-cols-[1rem_minmax(0,1fr)] items-baseline gap-x-2 px-3 py-1.5 text-sm select-none data-highlighted:bg-wash pointer-coarse:min-h-11"
                    >
                      <Base.ItemIndicator className="self-center">
                        <Check aria-hidden="true" className="size-4" />
                      </Base.ItemIndicator>
                      <span className="col-start-2">
                        {item.label}
                        {item.detail && <span className="block text-xs text-ink-muted">{item.detail}</span>}
                      </span>
                    </Base.Item>
                  )}
                </Base.List>
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </Field>
  );
}
