import { dayWords } from "@/components/ui/time-words";

/** A calendar date as it was given (EDTF level 0: YYYY, YYYY-MM or YYYY-MM-DD), in words. */
export function DayText({ on }: { on: string }) {
  return (
    <time dateTime={on} className="whitespace-nowrap">
      {dayWords(on)}
    </time>
  );
}
