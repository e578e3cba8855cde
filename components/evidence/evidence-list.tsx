"use client";

import { useState } from "react";
import { useDossier } from "@/components/editor/dossier-context";
import { insertRow } from "@/components/editor/insert-row";
import { EvidenceActions } from "@/components/evidence/evidence-actions";
import { EvidenceBody } from "@/components/evidence/evidence-body";
import { EvidenceForm } from "@/components/evidence/evidence-form";
import { GroupForm } from "@/components/evidence/group-form";
import { ratingsOf } from "@/components/evidence/ratings-of";
import { RateEvidence } from "@/components/review/rate-evidence";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { useToast } from "@/components/ui/toast";
import type { EvidenceCard } from "@/lib/server/evidence/data";

/** Height of an item before it has been laid out, as `lay-out-near` has it; rem. */
const itemHeight = 15;

/** All evidence of the claim, also what no longer stands in the text, with ratings and the way back into the text. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceCard[] }) {
  const { slug, viewerId, claimId, groups, ratings, can, isLong, editor, rowsChanged } = useDossier();
  const toast = useToast();
  const [adding, setAdding] = useState(false);
  const groupable = evidence.filter((item) => item.claimId === claimId && !item.withdrawn && !item.underReview);

  const addButton = can.addEvidence && (
    <Button size="small" variant={evidence.length === 0 ? "primary" : "secondary"} onClick={() => setAdding(true)}>
      Add evidence
    </Button>
  );
  return (
    <div className="grid gap-4">
      {evidence.length === 0 ? (
        <EmptyState title="No evidence yet" action={addButton}>
          Add what a source says, shows or finds that bears on the claim: a quotation, a figure or a finding.
        </EmptyState>
      ) : (
        <>
          <ul
            className={classNames("divide-y divide-rule border-y border-rule", isLong && "lay-out-near")}
            style={{ containIntrinsicHeight: `auto ${evidence.length * itemHeight}rem` }}
            aria-label="Evidence"
          >
            {evidence.map((item) => (
              <li
                key={item.id}
                id={`evidence-${item.id}`}
                className={classNames("grid gap-3 py-4", isLong && "lay-out-near")}
              >
                <EvidenceBody slug={slug} evidence={item} />
                <RateEvidence
                  slug={slug}
                  viewerId={viewerId}
                  evidenceId={item.id}
                  {...ratingsOf({ ratings, evidenceId: item.id })}
                />
                {ratings.round?.open && !item.withdrawn && !ratings.byEvidence[item.id] && (
                  <p className="text-sm text-ink-muted">Added after the round began: it waits for the next one.</p>
                )}
                <div className="-ml-2.5 flex flex-wrap items-center gap-1">
                  {editor && (
                    <Button
                      size="small"
                      variant="quiet"
                      onClick={() => {
                        insertRow({ editor, name: "evidenceBlock", id: item.id });
                        rowsChanged();
                      }}
                    >
                      Insert into the text
                    </Button>
                  )}
                  <EvidenceActions evidence={item} />
                </div>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-2">
            {addButton}
            {can.editEvidence && groupable.length > 1 && (
              <GroupForm
                slug={slug}
                claimId={claimId}
                evidence={groupable}
                trigger={<Button size="small">Group</Button>}
              />
            )}
          </div>
          {evidence.some(({ captureId }) => captureId) && (
            <p className="text-sm">
              <a className="link" href={`/w/${slug}/claims/${claimId}/captures/wacz`} download>
                The copies behind this evidence as a web archive (WACZ)
              </a>
            </p>
          )}
        </>
      )}
      <Dialog open={adding} onOpenChange={setAdding} title="Add evidence">
        <EvidenceForm
          {...{ slug, viewerId, claimId, groups }}
          onStored={() => {
            rowsChanged();
            toast.say({ title: "The evidence is added." });
          }}
          onClose={() => setAdding(false)}
        />
      </Dialog>
    </div>
  );
}
