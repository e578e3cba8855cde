import { classNames } from "@/components/ui/class-names";
import { stations, stationWords, type Station } from "@/lib/domain/review/review-guide";

/** The five stations of a review; the present one is marked. null: all of them are passed. */
export function StationsLine({ present }: { present: Station | null }) {
  const reached = present === null ? stations.length : stations.indexOf(present);
  return (
    <ol
      className="flex flex-wrap gap-x-5 gap-y-1 border-y border-rule py-2 text-sm"
      aria-label="Stations of the review"
    >
      {stations.map((station, index) => {
        const passed = index < reached;
        return (
          <li
            key={station}
            aria-current={index === reached ? "step" : undefined}
            className={classNames(
              "inline-flex items-baseline gap-1.5",
              index === reached ? "font-semibold text-accent" : "text-ink-muted",
            )}
          >
            <span className="figures" aria-hidden="true">
              {passed ? "✓" : `${index + 1}.`}
            </span>
            {stationWords[station]}
            {passed && <span className="sr-only"> (done)</span>}
          </li>
        );
      })}
    </ol>
  );
}
