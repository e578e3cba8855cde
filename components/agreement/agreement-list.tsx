import { AlphaPicture } from "@/components/agreement/alpha-picture";
import { alphaInWords, isFull, subjectWords, type AgreementRow } from "@/lib/domain/agreement/agreement-rows";
import { fewestUnits } from "@/lib/domain/agreement/summarise-agreement";

/** How far people agree on each thing that they judge: in words and figures, with a picture of the main one. */
export function AgreementList({ rows }: { rows: readonly AgreementRow[] }) {
  const isDrawn = rows.some(({ figures }) => figures && alphaOf(figures) !== null);
  return (
    <>
      <ul className="divide-y divide-rule border-y border-rule" aria-label="Agreement">
        {rows.map((row) => {
          const { label, of, note } = subjectWords[row.subject];
          return (
            <li key={row.subject} className="grid gap-x-8 gap-y-2 py-4 md:grid-cols-[12rem_minmax(0,1fr)]">
              <div>
                <p className="font-medium">{label}</p>
                <p className="text-sm text-ink-muted">{note}</p>
              </div>
              {row.figures ? (
                <Figures row={row} figures={row.figures} of={of} />
              ) : (
                <p className="text-sm text-ink-muted">
                  {row.units === 0
                    ? `Two people have not yet judged the same ${of}.`
                    : `Two people or more have judged ${row.units} ${row.units === 1 ? singular[of] : of} so far.`}{" "}
                  Figures are shown from {fewestUnits} on: from fewer they would be an accident.
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {isDrawn && (
        <p className="mt-4 measure text-sm text-ink-muted">
          Krippendorff’s alpha, the dot, takes out of the agreement what chance alone would bring: 1 is full agreement,
          0 is chance. From 0.8 on one can rely on it, from 0.667 on draw tentative conclusions. The bar, its interval,
          shows where the dot could lie as well, had other cases of the same kind come up.
        </p>
      )}
    </>
  );
}

/** The alpha that counts: the one with the order where there is an order. */
function alphaOf({ alphaOrdinal, alphaNominal }: NonNullable<AgreementRow["figures"]>): number | null {
  return alphaOrdinal ?? alphaNominal;
}

const singular = { "evidence items": "evidence item", claims: "claim" } as const;

function Figures({
  row,
  figures,
  of,
}: {
  row: AgreementRow;
  figures: NonNullable<AgreementRow["figures"]>;
  of: string;
}) {
  const { percent, alphaNominal, alphaOrdinal, interval, cohen, fleiss } = figures;
  const alpha = alphaOf(figures);
  const { units, values, people } = row;
  const others = [
    alphaOrdinal !== null && alphaNominal !== null && `alpha without the order ${inDigits(alphaNominal)}`,
    cohen !== null && `Cohen’s kappa ${inDigits(cohen)}`,
    fleiss !== null && `Fleiss’ kappa ${inDigits(fleiss)}`,
  ].filter((words) => words !== false);
  return (
    <div className="grid content-start gap-1 text-sm figures">
      <p className="font-medium">{alphaInWords({ alpha, interval, units, of })}</p>
      <p className="text-ink-muted">
        Of two judgements of the same thing, {Math.round(percent * 100)} in 100 are the same: {values} judgements of{" "}
        {units} {of} by {people} people.
      </p>
      {alpha !== null && !isFull(alpha) && <AlphaPicture alpha={alpha} interval={interval} />}
      {alpha !== null && (
        <p className="text-ink-muted">
          Krippendorff’s alpha {inDigits(alpha)}
          {interval && `, 95 % interval ${inDigits(interval.low)} to ${inDigits(interval.high)}`}
          {others.length > 0 && `; ${others.join(", ")}`}
        </p>
      )}
    </div>
  );
}

/** Two digits after the point, with a true minus. */
function inDigits(value: number): string {
  return value.toFixed(2).replace("-", "−");
}
