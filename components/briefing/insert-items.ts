import { insertItems } from "@/components/editor/insert-items";
import type { InsertItem } from "@/components/editor/insert-menu";

/** What a briefing asks for before it is put into the text. */
export type BriefingDialog = "card" | "source" | "claim";

/** What "/" and the Insert button offer in a briefing: a claim's card first, then what every text has. */
export function briefingItems(ask: (dialog: BriefingDialog) => void): InsertItem[] {
  const shared = insertItems({
    ask: (dialog) => {
      if (dialog.ask === "source" || dialog.ask === "claim") ask(dialog.ask);
    },
    canAddEvidence: false,
  });
  return [
    {
      key: "card",
      label: "Claim card",
      hint: "A claim with its approved verdict",
      words: "verdict rating check",
      run: () => ask("card"),
    },
    ...shared,
  ];
}
