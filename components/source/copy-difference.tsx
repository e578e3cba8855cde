import type { ReactElement } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { DifferencePart } from "@/lib/server/capture/copy-difference";
import { ignoredInWords } from "@/lib/domain/capture/ignored-words";
import { changeInWords } from "@/lib/domain/capture/presence";
import { changedWords, type LinePiece } from "@/lib/server/capture/changed-words";
import type { CaptureOnPage } from "@/lib/server/capture/data";

/** Lines of a difference that are shown at once; the copy itself comes below them. */
const firstShown = 24;

/** What changed between this copy and the one before it, line by line. */
export function CopyDifference({
  slug,
  sourceHref,
  before,
  capture: { capturedAt, method, difference, ignored, kept },
}: {
  slug: string;
  sourceHref: string;
  before: NonNullable<CaptureOnPage["before"]>;
  capture: CaptureOnPage;
}) {
  const aside = ignoredInWords(ignored);
  const lines = (difference ?? []).flatMap((_, index, parts) => linesOf({ parts, index }));
  return (
    <Section title="What changed">
      <p className="mb-3 text-sm text-ink-muted">
        Compared with{" "}
        <TextLink href={`${sourceHref}/captures/${before.id}`}>
          the copy of <RelativeTime at={before.capturedAt} absolute />
        </TextLink>
        . {changeInWords({ before: before.capturedAt, now: capturedAt, method })}
        {aside && ` Not counted as a change: ${aside}.`}
      </p>
      {difference === null ? (
        <p className="measure text-sm">The two copies differ too much to be compared line by line.</p>
      ) : (
        <div className="grid measure gap-0.5 border-y border-rule py-2 font-serif">
          {lines.slice(0, firstShown)}
          {lines.length > firstShown && (
            <details>
              <summary className="w-fit link py-1 font-sans text-sm">
                {`The other ${lines.length - firstShown} lines`}
              </summary>
              <div className="grid gap-0.5">{lines.slice(firstShown)}</div>
            </details>
          )}
        </div>
      )}
      {kept && (
        <div className="mt-4 grid gap-2 text-sm">
          <p>{keptInWords({ standing: kept.standing, missing: kept.missing.length })}</p>
          {kept.missing.length > 0 && (
            <ul className="grid gap-1">
              {kept.missing.map(({ id, exact, claim }) => (
                <li key={id} className="border-l-2 border-rule-strong pl-3">
                  <p className="line-clamp-2 font-serif text-base">“{exact}”</p>
                  <TextLink href={`/w/${slug}/claims/${claim.id}#evidence-${id}`}>
                    Claim {claim.number}: {claim.statement}
                  </TextLink>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Section>
  );
}

/** The lines that took the place of a part, or whose place it took: where they are as many, line stands against line. */
function otherSide({ parts, index }: { parts: readonly DifferencePart[]; index: number }): readonly string[] | null {
  const part = parts[index]!;
  const other = part.kind === "removed" ? parts[index + 1] : part.kind === "added" ? parts[index - 1] : undefined;
  const wanted = part.kind === "removed" ? "added" : "removed";
  if (part.kind === "skipped" || !other || other.kind !== wanted) return null;
  return other.lines.length === part.lines.length ? other.lines : null;
}

/** The lines of a part as they are drawn. */
function linesOf({ parts, index }: { parts: readonly DifferencePart[]; index: number }): ReactElement[] {
  const part = parts[index]!;
  if (part.kind === "skipped") {
    return [
      <p key={index} className="pl-6 font-sans text-sm text-ink-muted">
        {`… ${part.count} unchanged ${part.count === 1 ? "line" : "lines"} …`}
      </p>,
    ];
  }
  const { kind, lines } = part;
  const other = otherSide({ parts, index });
  return lines.map((line, at) =>
    kind === "same" ? (
      <p key={`${index} ${at}`} className="pl-6 text-ink-muted">
        {line}
      </p>
    ) : (
      <Changed key={`${index} ${at}`} kind={kind} pieces={piecesOf({ kind, line, other: other?.[at] })} />
    ),
  );
}

function piecesOf({
  kind,
  line,
  other,
}: {
  kind: "added" | "removed";
  line: string;
  other: string | undefined;
}): LinePiece[] {
  const [before, now] = kind === "removed" ? [line, other] : [other, line];
  const found = before === undefined || now === undefined ? null : changedWords({ before, now });
  if (!found) return [{ text: line, isChanged: true }];
  return kind === "removed" ? found.before : found.now;
}

function Changed({ kind, pieces }: { kind: "added" | "removed"; pieces: readonly LinePiece[] }) {
  const Element = kind === "added" ? "ins" : "del";
  return (
    <p className={kind === "added" ? "relative bg-ok-wash pl-6" : "relative bg-danger-wash pl-6"}>
      <span aria-hidden="true" className="absolute left-1.5 font-sans">
        {kind === "added" ? "+" : "−"}
      </span>
      <span className="sr-only">{kind === "added" ? "Added: " : "Removed: "}</span>
      {pieces.map(({ text, isChanged }, index) =>
        isChanged ? (
          <Element key={index} className={kind === "added" ? "underline decoration-2 underline-offset-4" : undefined}>
            {text}
          </Element>
        ) : (
          text
        ),
      )}
    </p>
  );
}

function keptInWords({ standing, missing }: { standing: number; missing: number }): string {
  if (missing === 0) return "Everything that was quoted from the source before stands in this copy as well.";
  if (standing === 0) return "What was quoted from the source before is not found in this copy:";
  return `Of what was quoted from the source before, ${missing} of ${standing + missing} passages are not found in this copy:`;
}
