"use client";

import { ReasonDialog } from "@/components/review/reason-dialog";
import { RefusalNote } from "@/components/review/refusal-note";
import { useAct } from "@/components/review/use-act";
import { Button } from "@/components/ui/button";
import { approveVerdictAction, withdrawApprovalAction } from "@/lib/server/verdict/actions";

/** Approves exactly the verdict that is on the screen. */
export function ApproveButton({ slug, verdictId, sha256 }: { slug: string; verdictId: string; sha256: string }) {
  const { act, pending, refusal } = useAct();
  return (
    <div className="grid gap-3">
      <div>
        <Button
          variant="primary"
          pending={pending}
          pendingLabel="Approving…"
          onClick={() => act(() => approveVerdictAction(slug, { verdictId, sha256 }))}
        >
          Approve this verdict
        </Button>
      </div>
      <RefusalNote refusal={refusal} />
    </div>
  );
}

export function WithdrawApprovalButton({
  slug,
  verdictId,
  draftKey,
}: {
  slug: string;
  verdictId: string;
  draftKey: string;
}) {
  return (
    <ReasonDialog
      trigger={<Button size="small">Take my approval back…</Button>}
      title="Take your approval back?"
      description="If too few approvals are left, the claim is no longer approved. What is published stays as it is."
      draftKey={draftKey}
      confirmLabel="Take it back"
      pendingLabel="Taking it back…"
      run={(reason) => withdrawApprovalAction(slug, { verdictId, reason })}
    />
  );
}
