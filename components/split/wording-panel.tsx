"use client";

import "@/components/version/version.css";
import { FormFrame } from "@/components/split/row-form";
import type { Wording } from "@/components/split/use-wording";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { ComparedWords } from "@/components/version/compared-words";
import { splitRefusalWords } from "@/lib/domain/suggestion/refusal-words";

/** Takes the focus as it appears: what could be pressed before the answer came is gone with it. */
function takeFocus(button: HTMLButtonElement | null) {
  button?.focus({ preventScroll: true });
}

/** What the model makes of a draft, beside the draft. Nothing of it holds before a person has taken it and stored it. */
export function WordingPanel({
  model,
  wording,
  onTake,
  onAgain,
  onClose,
}: {
  model: string;
  wording: Wording;
  /** Takes the proposal into the form. */
  onTake: (answer: { statement: string; recordSeq: number }) => void;
  onAgain: () => void;
  onClose: () => void;
}) {
  const { draft, status } = wording;
  const isSame = status === "answered" && wording.statement === draft;
  return (
    <FormFrame label="A better wording" onClose={onClose}>
      <div className="grid gap-4">
        <div role="status" className="text-sm">
          {status === "asking" && (
            <p className="flex items-center gap-2">
              <Spinner /> <span className="min-w-0 wrap-anywhere">{`Asking ${model}…`}</span>
            </p>
          )}
          {status === "refused" && <p className="text-warn">{splitRefusalWords[wording.reason]}</p>}
          {isSame && <p>{`${model} would leave the draft as it is.`}</p>}
          {status === "answered" && !isSame && (
            <p className="text-ink-muted">
              {`Proposed by ${model}. It may be wrong: see that it says what the passage says.`}
            </p>
          )}
        </div>
        {status === "asking" && (
          <p className="text-sm text-ink-muted">The passage, those beside it and the draft are sent to it.</p>
        )}
        {status === "answered" && !isSame && (
          <ComparedWords before={draft} after={wording.statement} labels={{ before: "Draft", after: "Proposal" }} />
        )}
        <div className="flex flex-wrap gap-2">
          {status === "answered" && !isSame ? (
            <>
              <Button ref={takeFocus} size="small" variant="primary" onClick={() => onTake(wording)}>
                Take it into the form
              </Button>
              <Button size="small" onClick={onClose}>
                Leave it
              </Button>
            </>
          ) : (
            <Button key={status} ref={takeFocus} size="small" onClick={onClose}>
              {status === "asking" ? "Stop waiting" : "Back to the draft"}
            </Button>
          )}
          {status === "refused" && (
            <Button size="small" onClick={onAgain}>
              Ask again
            </Button>
          )}
        </div>
      </div>
    </FormFrame>
  );
}
