import { StateMark } from "@/components/ui/state-mark";
import type { MergeSide } from "@/lib/server/claim/merge-preview";

/** What a merge does to each of the two claims, with what each has of its own. */
export function MergeSides({ absorbed, into }: { absorbed: MergeSide; into: MergeSide }) {
  return (
    <dl className="grid gap-4">
      <Side side={into} role={`Claim ${into.number} stands for both`}>
        Its page shows the evidence, appearances and parts of both. New work goes on here.
      </Side>
      <Side side={absorbed} role={`Claim ${absorbed.number} points to it`}>
        It keeps {kept(absorbed)}. Its dossier can still be read, but not changed. Lists show the two as one.
      </Side>
    </dl>
  );
}

function Side({ side, role, children }: { side: MergeSide; role: string; children: React.ReactNode }) {
  return (
    <div className="border-l-2 border-rule-strong pl-3">
      <dt className="text-sm font-medium">{role}</dt>
      <dd className="mt-1 grid gap-1.5">
        <p className="font-serif leading-snug wrap-anywhere">{side.statement}</p>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
          <StateMark state={side.state} />
          <span>{counted(side)}</span>
        </p>
        <p className="text-sm text-ink-muted">{children}</p>
      </dd>
    </div>
  );
}

const nouns = [
  ["appearances", "appearance"],
  ["evidence", "piece of evidence", "pieces of evidence"],
  ["parts", "part"],
  ["verdicts", "verdict"],
] as const;

function pieces(side: MergeSide): string[] {
  return nouns.flatMap(([key, one, many = `${one}s`]) =>
    side[key] === 0 ? [] : [`${side[key]} ${side[key] === 1 ? one : many}`],
  );
}

function counted(side: MergeSide): string {
  return pieces(side).join(", ") || "Nothing of its own yet";
}

function kept(side: MergeSide): string {
  return ["its page", "its number", ...pieces(side)].join(", ").replace(/, ([^,]*)$/u, " and $1");
}
