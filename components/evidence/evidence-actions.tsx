"use client";

import { useEffect, useRef, useState } from "react";
import { useDossier } from "@/components/editor/dossier-context";
import { EvidenceForm } from "@/components/evidence/evidence-form";
import { ReasonForm } from "@/components/evidence/reason-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { evidenceRefusalWords } from "@/lib/domain/evidence/refusal-words";
import { groupEvidenceAction, restoreEvidenceAction, withdrawEvidenceAction } from "@/lib/server/evidence/actions";
import type { EvidenceCard } from "@/lib/server/evidence/data";

/** Edit, withdraw and take back, as far as the person may and the state of the item allows. */
export function EvidenceActions({ evidence }: { evidence: EvidenceCard }) {
  const { slug, viewerId, groups, can, rowsChanged } = useDossier();
  const toast = useToast();
  const [editing, setEditing] = useState(false);
  const ungroup = useSubmit(evidenceRefusalWords);
  const place = useRef<HTMLDivElement>(null);
  const standing = `${evidence.withdrawn ? "withdrawn" : "standing"} ${evidence.group?.id ?? ""}`;
  /** How the item stood when one of the buttons was used; null where none was. */
  const stoodBefore = useRef<string | null>(null);

  // The button that did it goes, or moves with its item to another place of the list: either takes the focus away.
  useEffect(() => {
    if (stoodBefore.current === null || stoodBefore.current === standing) return;
    stoodBefore.current = null;
    if (document.activeElement === document.body) place.current?.querySelector("button")?.focus();
  }, [standing]);

  if (!can.editEvidence) return null;
  if (evidence.underReview) {
    return <p className="px-2.5 text-sm text-ink-muted">Under review: it can be changed again after the reveal.</p>;
  }

  const buttons = evidence.withdrawn ? (
    <ReasonForm
      trigger={<Button size="small">Take it back into consideration</Button>}
      title="Take this evidence back into consideration?"
      confirmLabel="Take it back"
      run={async (reason) => {
        const answer = await restoreEvidenceAction(slug, { evidenceId: evidence.id, reason });
        if (answer.ok) {
          stoodBefore.current = standing;
          rowsChanged();
        }
        return answer;
      }}
    />
  ) : (
    <>
      <Button size="small" variant="quiet" onClick={() => setEditing(true)}>
        Edit
      </Button>
      <ReasonForm
        trigger={
          <Button size="small" variant="quiet">
            Withdraw
          </Button>
        }
        title="Withdraw this evidence?"
        confirmLabel="Withdraw it"
        run={async (reason) => {
          const answer = await withdrawEvidenceAction(slug, { evidenceId: evidence.id, reason });
          if (answer.ok) {
            stoodBefore.current = standing;
            rowsChanged();
            toast.say({ title: "The evidence is withdrawn.", description: "It stays visible with the reason." });
          }
          return answer;
        }}
      >
        It no longer counts, and stays visible with your reason. It can be taken back into consideration.
        {evidence.inVerdict && " A settled verdict rests on it: the approvals of that verdict become void."}
      </ReasonForm>
      {evidence.group && (
        <Button
          size="small"
          variant="quiet"
          pending={ungroup.pending}
          onClick={() =>
            ungroup.submit(
              () => groupEvidenceAction(slug, { claimId: evidence.claimId, evidenceIds: [evidence.id], group: null }),
              () => {
                stoodBefore.current = standing;
                rowsChanged();
              },
            )
          }
        >
          Take out of its group
        </Button>
      )}
      {ungroup.problem && (
        <span role="alert" className="text-sm text-danger">
          {ungroup.problem}
        </span>
      )}
      <Dialog open={editing} onOpenChange={setEditing} title="Edit evidence">
        <EvidenceForm
          {...{ slug, viewerId, groups, evidence }}
          claimId={evidence.claimId}
          onStored={rowsChanged}
          onClose={() => setEditing(false)}
        />
      </Dialog>
    </>
  );
  return (
    <div ref={place} className="flex flex-wrap items-center gap-1">
      {buttons}
    </div>
  );
}
