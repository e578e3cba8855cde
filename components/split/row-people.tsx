import type { CSSProperties } from "react";
import type { Present } from "@/components/split/use-split-room";
import { initialsOf } from "@/components/ui/avatar";

/** Who else is at a row, by name; the colour only helps to find the same person again. */
export function RowPeople({ people }: { people: readonly Present[] }) {
  if (people.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-2 text-xs">
      {people.map((person) => (
        <span key={person.id} className="person-here" style={hueOf(person.id)}>
          <span aria-hidden="true" className="initials">
            {initialsOf(person.name)}
          </span>
          {`${firstName(person.name)} is here`}
        </span>
      ))}
    </p>
  );
}

/** Everybody else who has the article open, above the rows. */
export function PeopleAround({ people, isAway }: { people: readonly Present[]; isAway: boolean }) {
  return (
    <div role="status" className="text-sm text-ink-muted empty:hidden">
      {isAway && "Live news of others is away for the moment. What you decide is stored all the same."}
      {!isAway && people.length > 0 && (
        <span className="flex flex-wrap gap-2">
          {people.map((person) => (
            <span key={person.id} className="person-here" style={hueOf(person.id)}>
              <span aria-hidden="true" className="initials">
                {initialsOf(person.name)}
              </span>
              {`${person.name} is here too`}
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name;
}

/** A hue that stays the same for a person. */
function hueOf(id: string): CSSProperties {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) % 360;
  return { "--hue": Math.round(sum / 45) * 45 } as CSSProperties;
}
