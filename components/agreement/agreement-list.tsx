import { AlphaPicture } from "@/components/agreement/alpha-picture";
import { alphaInWords, subjectWords, type AgreementRow } from "@/lib/domain/agreement/agreement-rows";
import { fewestUnits } from "@/lib/domain/agreement/summarise-agreement";

/** How far people agree on each thing that they judge: in words and figures, with a picture of the main one. */
export function AgreementList({ rows }: { rows: readonly AgreementRow[] }) {
  return (
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
                  ? `No ${of} have been judged by two people.`
                  : `Judged by two people or more: ${row.units} of the ${of}.`}{" "}
                Figures are shown from {fewestUnits} on; fewer would be an accident of a few cases.
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

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
  const alpha = alphaOrdinal ?? alphaNominal;
  const others = [
    alphaOrdinal !== null && alphaNominal !== null && `alpha without the order ${inDigits(alphaNominal)}`,
    cohen !== null && `Cohen’s kappa ${inDigits(cohen)}`,
    fleiss !== null && `Fleiss’ kappa ${inDigits(fleiss)}`,
  ].filter((words) => words !== false);
  return (
    <div className="grid gap-1 text-sm figures">
      {alpha === null ? (
        <p>Everybody gave the same throughout, so that nothing can be said beyond chance.</p>
      ) : (
        <>
          <AlphaPicture alpha={alpha} interval={interval} />
          <p>
            <span className="font-medium">Krippendorff’s alpha {inDigits(alpha)}</span>,{" "}
            {alphaInWords({ alpha, interval })}
            {interval && `; between ${inDigits(interval.low)} and ${inDigits(interval.high)} in 95 of 100 samples`}
          </p>
        </>
      )}
      <p className="text-ink-muted">
        {Math.round(percent * 100)} % of pairs are the same. {row.values} judgements of {row.units} {of} by {row.people}{" "}
        people{others.length > 0 && `; ${others.join(", ")}`}.
      </p>
    </div>
  );
}

/** Two digits after the point, with a true minus. */
function inDigits(value: number): string {
  return value.toFixed(2).replace("-", "−");
}
