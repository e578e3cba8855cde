import { StanceMark } from "@/components/ui/stance-mark";
import type { NamedOrigins } from "@/lib/server/evidence/count-origins";

/** How many independent origins stand behind each stance, with who shares one. */
export function OriginsNote({ origins }: { origins: readonly NamedOrigins[] }) {
  if (origins.length === 0) return null;
  return (
    <dl className="divide-y divide-rule border-y border-rule text-sm">
      {origins.map(({ stance, items, origins: count, groups, circular, leftOut, fallen, sentences }) => (
        <div key={stance} className="grid gap-x-6 gap-y-1 py-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
          <dt>
            <StanceMark stance={stance} />
          </dt>
          <dd className="grid gap-1">
            <span>
              {`${items} ${items === 1 ? "item" : "items"} from `}
              <strong className="font-semibold">{`${count} independent ${count === 1 ? "origin" : "origins"}`}</strong>
              {sentences.length > 0 && `: ${sentences.join(" ")}`}
            </span>
            {groups
              .filter((group) => group.length > 1)
              .map((group) => (
                <span key={group.join()} className="text-ink-muted">
                  {`${list(group)} share an origin and count once.`}
                </span>
              ))}
            {leftOut.length > 0 && (
              <span className="text-ink-muted">{`${list(leftOut)}: retracted or withdrawn, not counted.`}</span>
            )}
            {fallen.map(({ source, on }) => (
              <span key={source} className="text-warn">
                {`${source} rests on ${list(on)}: retracted or withdrawn. It counts; judge what is left of it.`}
              </span>
            ))}
            {circular.map((circle) => (
              <span key={circle.join()} className="text-warn">
                {`Circular: ${list(circle)} rest on each other.`}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join("; ")} and ${names.at(-1)}`;
}
