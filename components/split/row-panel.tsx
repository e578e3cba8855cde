"use client";

import { EditForm, MatchForm, SetAsidePanel } from "@/components/split/row-form";
import type { DraftMatch, Panel, RowView } from "@/components/split/split-types";
import { WordingPanel } from "@/components/split/wording-panel";
import type { Wording } from "@/components/split/use-wording";
import type { Split } from "@/components/split/use-split";
import { withoutAtoms } from "@/lib/text/without-atoms";

/** The form that is open in a row. */
export function RowPanel({
  slug,
  text,
  row,
  panel,
  split,
  matches,
  model,
  wording,
}: {
  slug: string;
  text: string;
  row: RowView;
  panel: Exclude<Panel, { kind: "setAsideMany" }>;
  split: Split;
  matches: ReadonlyMap<string, DraftMatch[]>;
  model: string | null;
  wording: Wording | null;
}) {
  const suggestion = panel.key ? (row.open.find(({ key }) => key === panel.key) ?? null) : null;
  if ((panel.kind === "edit" || panel.kind === "claim") && split.draft) {
    const isUntouched = suggestion !== null && split.draft.statement === suggestion.statement;
    return (
      <EditForm
        slug={slug}
        label={panel.kind === "edit" ? "Edit the suggestion" : "Claim the passage by hand"}
        draft={split.draft}
        selected={isUntouched ? suggestion.open[0] : undefined}
        issues={split.issues}
        onChange={split.changeDraft}
        onSave={split.save}
        onClose={split.close}
      />
    );
  }
  if (panel.kind === "wording") {
    if (!model || !wording || !suggestion) return null;
    return (
      <WordingPanel
        model={model}
        wording={wording}
        onTake={(answer) => split.takeWording(row, suggestion, answer)}
        onAgain={() => split.improve(row, suggestion)}
        onClose={split.close}
      />
    );
  }
  if (panel.kind === "match") {
    return (
      <MatchForm
        slug={slug}
        words={withoutAtoms(suggestion?.statement ?? text.slice(row.unit.start, row.unit.end))}
        matches={(suggestion && matches.get(suggestion.statement)) ?? []}
        onMatch={(match) => split.match(row, suggestion, match)}
        onNew={suggestion ? () => split.takeAnew(row, suggestion) : undefined}
        onClose={split.close}
      />
    );
  }
  return (
    <SetAsidePanel
      label="It is not checkable"
      onDecide={(choice) => split.putAside(row, choice)}
      onClose={split.close}
    />
  );
}
