import type { ReactNode } from "react";
import { certaintyWords } from "@/lib/domain/review/certainty";
import { statusWords, type SourceStatus } from "@/lib/domain/source/status";
import type { EditionDifference, TextPiece } from "@/lib/publish/compare-editions";

/** What the next edition would say otherwise than the last one. */
export function DifferenceView({ difference }: { difference: EditionDifference }) {
  const { title, summary, claimsAdded, claimsRemoved, verdictsChanged, detailsChanged, sourcesChanged, text } =
    difference;
  const entries: { key: string; label: string; body: ReactNode }[] = [
    ...verdictsChanged.map(({ id, number, from, to }) => ({
      key: `verdict-${id}`,
      label: `Claim ${number}: another verdict`,
      body: (
        <>
          <p>
            <Change from={from.rating} to={to.rating} />,{" "}
            <Change
              from={`${certaintyWords[from.certainty].label.toLowerCase()} certainty`}
              to={`${certaintyWords[to.certainty].label.toLowerCase()} certainty`}
            />
          </p>
          <p>
            <Change from={from.statement} to={to.statement} />
          </p>
        </>
      ),
    })),
    ...claimsAdded.map(({ id, number, statement, rating }) => ({
      key: `added-${id}`,
      label: `Claim ${number}: added`,
      body: (
        <p>
          <ins>{statement}</ins> {rating}.
        </p>
      ),
    })),
    ...claimsRemoved.map(({ id, number, statement, rating }) => ({
      key: `removed-${id}`,
      label: `Claim ${number}: taken out`,
      body: (
        <p>
          <del>{statement}</del> {rating}.
        </p>
      ),
    })),
    ...detailsChanged.map(({ id, number, statement }) => ({
      key: `details-${id}`,
      label: `Claim ${number}: same verdict, other details`,
      body: <p>{statement}</p>,
    })),
    ...sourcesChanged.map(({ id, name, from, to }) => ({
      key: `source-${id}`,
      label: "Source",
      body: (
        <p>
          {name}: <Change from={statusOf(from)} to={statusOf(to)} />
        </p>
      ),
    })),
    ...(title
      ? [
          {
            key: "title",
            label: "Title",
            body: (
              <p>
                <Change {...title} />
              </p>
            ),
          },
        ]
      : []),
    ...(summary ? [{ key: "summary", label: "Summary", body: <Pieces pieces={summary} /> }] : []),
    ...text.map((pieces, index) => ({ key: `text-${index}`, label: "Text", body: <Pieces pieces={pieces} /> })),
  ];
  if (entries.length === 0) {
    return (
      <p className="measure text-ink-muted">
        The words and verdicts are the same as in the last edition. Something beside them may differ, such as a citation
        or how much of an article was gone through.
      </p>
    );
  }
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {entries.map(({ key, label, body }) => (
        <li key={key} className="grid gap-1 py-3">
          <p className="caps text-ink-muted">{label}</p>
          <div className="measure font-serif text-lg [&_del]:bg-danger-wash [&_del]:text-ink-muted [&_del]:decoration-danger [&_ins]:bg-ok-wash [&_ins]:decoration-ok [&_ins]:decoration-2 [&_ins]:underline-offset-4">
            {body}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Change({ from, to }: { from: string; to: string }) {
  if (from === to) return to;
  return (
    <>
      <del>{from}</del> <ins>{to}</ins>
    </>
  );
}

function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  return (
    <p>
      {pieces.map(({ kind, words }, index) => {
        // A difference does not change while it is shown.
        if (kind === "same") return <span key={index}>{words}</span>;
        return kind === "added" ? <ins key={index}>{words}</ins> : <del key={index}>{words}</del>;
      })}
    </p>
  );
}

function statusOf(status: string): string {
  return statusWords[status as SourceStatus].label.toLowerCase();
}
