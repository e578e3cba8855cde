import { CredibilityMark } from "@/components/ui/admiralty-mark";
import { StanceMark } from "@/components/ui/stance-mark";
import { balanceRows, balanceStances, type Balance, type BalanceGroup } from "@/lib/domain/evidence/balance";
import { directnessWords, type Directness } from "@/lib/domain/review/directness";

/**
 * The rated evidence as dots: columns by stance, rows by credibility, filled by directness, the items of one origin
 * within one line. It is a table, so that everything in it is told as well as drawn.
 */
export function EvidenceBalance({ balance }: { balance: Balance }) {
  return (
    <div className="grid gap-3">
      <table className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">Rated evidence by credibility and stance</caption>
        <thead>
          <tr className="border-b border-rule">
            <th scope="col" className="w-16 py-2 text-left font-normal text-ink-muted">
              <span className="sr-only">Credibility</span>
            </th>
            {balanceStances.map((stance) => (
              <th key={stance} scope="col" className="py-2 font-normal">
                <StanceMark stance={stance} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {balanceRows.map((row) => (
            <tr
              key={row}
              className={row === 6 ? "border-t-2 border-rule-strong" : "border-t border-rule first:border-0"}
            >
              <th scope="row" className="py-1.5 text-left font-normal">
                <CredibilityMark credibility={row} hideMeaning />
              </th>
              {balanceStances.map((stance) => (
                <td key={stance} className="px-1 py-1.5">
                  <div className="flex flex-wrap items-center justify-center gap-1.5">
                    {balance[row][stance].map((group) => (
                      <Group key={group.dots[0]!.id} group={group} />
                    ))}
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted">
        {(Object.keys(directnessWords) as Directness[]).map((directness) => (
          <span key={directness} className="inline-flex items-center gap-1.5">
            <Dot directness={directness} />
            {directnessWords[directness].label}
          </span>
        ))}
        <span>The same letter: the same origin.</span>
      </p>
    </div>
  );
}

function Group({ group: { origin, dots } }: { group: BalanceGroup }) {
  return (
    <span className="inline-flex items-center gap-1 rounded-full border border-rule-strong px-1.5 py-0.5">
      {dots.map(({ id, source, directness }) => (
        <a
          key={id}
          href={`#evidence-${id}`}
          className="inline-flex min-h-6 min-w-4 items-center justify-center"
          title={`${source}, ${directnessWords[directness].label.toLowerCase()}`}
        >
          <Dot directness={directness} />
          <span className="sr-only">{`${source}, ${directnessWords[directness].label.toLowerCase()}`}</span>
        </a>
      ))}
      <span className="text-xs text-ink-muted">
        <span className="sr-only">{origin ? "origin " : "not counted as an origin"}</span>
        {origin ?? <span aria-hidden="true">–</span>}
      </span>
    </span>
  );
}

/** Full for direct, half for partial, hollow for indirect. */
function Dot({ directness }: { directness: Directness }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 flex-none text-accent">
      <circle
        cx="6"
        cy="6"
        r="5"
        fill={directness === "direct" ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {directness === "partial" && <path d="M6 1a5 5 0 0 0 0 10Z" fill="currentColor" />}
    </svg>
  );
}
