import type { ChainReport } from "@/lib/server/activity/verify-chain";
import { isInOrder, verifiedStateWords, type VerifiedState } from "@/lib/server/verify/content";
import { recordLabel, type PartReport, type WorkspaceReport } from "@/lib/server/verify/verify-workspace";

const count = new Intl.NumberFormat("en-GB");

const chainProblems = {
  missing: (seq) => `link ${count.format(seq)} is missing`,
  altered: (seq) => `link ${count.format(seq)} does not match its hash`,
  relinked: (seq) => `link ${count.format(seq)} does not follow from the one before it`,
  cut: (seq) => `links are missing from ${count.format(seq)} on, or an edition names a link that is not there`,
} as const satisfies Record<Extract<ChainReport, { ok: false }>["problem"], (seq: number) => string>;

/** A workspace's report as lines for a terminal: one for each kind of content, and below it what is not in order. */
export function reportInWords({ name, slug, report }: { name: string; slug: string; report: WorkspaceReport }): string {
  const { record, parts } = report;
  const width = Math.max(recordLabel.length, ...parts.map(({ label }) => label.length)) + 2;
  const line = (label: string, words: string) => `  ${label.padEnd(width)}${words}`;
  return [
    `${name} (${slug})`,
    record.ok
      ? line(recordLabel, `${count.format(record.length)} links hold together`)
      : line(recordLabel, `BROKEN: ${chainProblems[record.problem](record.seq)}`),
    ...parts.flatMap((part) => [line(part.label, countsInWords(part)), ...findings(part)]),
  ].join("\n");
}

function countsInWords({ counts }: PartReport): string {
  const told = (Object.keys(verifiedStateWords) as VerifiedState[]).flatMap((state) =>
    counts[state] ? `${count.format(counts[state])} ${stateWords[state]}` : [],
  );
  return told.length > 0 ? told.join(", ") : "none";
}

const stateWords = {
  intact: "intact",
  redacted: "redacted",
  not_removed: "REDACTED BUT STILL THERE",
  broken: "BROKEN",
  missing: "MISSING",
  outdated: "OUTDATED",
  untold: "NOT IN THE RECORD",
} as const satisfies Record<VerifiedState, string>;

function findings({ findings: found, counts }: PartReport): string[] {
  const states = (Object.keys(counts) as VerifiedState[]).filter((state) => !isInOrder(state));
  const all = states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const more = all - found.length;
  return [
    ...found.map(({ id, name, state }) => `    - ${name ? `${name} (${id})` : id}: ${verifiedStateWords[state]}`),
    ...(more > 0 ? [`    - and ${count.format(more)} more`] : []),
  ];
}
