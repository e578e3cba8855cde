"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorNote } from "@/components/ui/error-note";
import { useToast } from "@/components/ui/toast";
import { articleRefusalWords, type ArticleRefusalReason } from "@/lib/domain/article/refusal-words";
import { sayGoneAction } from "@/lib/server/article/actions";
import { confirmAnchorAction } from "@/lib/server/passage/actions";

const offline = { ok: false, reason: "offline" } as const;

/** Says where a claim stands in the newest version after its words changed, or that it is gone. */
export function ClaimPlaceActs({
  slug,
  articleId,
  anchorId,
  claimId,
  number,
  hasPlace,
}: {
  slug: string;
  articleId: string;
  anchorId: string;
  claimId: string;
  number: number;
  /** A place was found that can be confirmed. */
  hasPlace: boolean;
}) {
  const router = useRouter();
  const toast = useToast();
  const [pending, setPending] = useState<"confirm" | "gone" | null>(null);
  const [refusal, setRefusal] = useState<ArticleRefusalReason | null>(null);

  async function confirm() {
    if (pending) return;
    setPending("confirm");
    const answer = await confirmAnchorAction(slug, { anchorId }).catch(() => offline);
    setPending(null);
    if (!answer.ok) return setRefusal(answer.reason);
    setRefusal(null);
    toast.say({ title: `The place of claim ${number} is confirmed.` });
    router.refresh();
  }

  async function sayGone() {
    if (pending) return;
    setPending("gone");
    const answer = await sayGoneAction(slug, { anchorId }).catch(() => offline);
    setPending(null);
    if (!answer.ok) return setRefusal(answer.reason);
    setRefusal(null);
    const place = answer.former;
    toast.say({
      title: `Claim ${number} is marked as gone from this version.`,
      ...(place && {
        undo: {
          onUndo: () => {
            void confirmAnchorAction(slug, { anchorId, place })
              .catch(() => offline)
              .then((undone) => (undone.ok ? router.refresh() : setRefusal(undone.reason)));
          },
        },
      }),
    });
    router.refresh();
  }

  return (
    <div className="grid gap-3">
      {refusal && <ErrorNote title="That was not done." next={articleRefusalWords[refusal]} />}
      <div className="flex flex-wrap gap-2">
        {hasPlace && (
          <Button size="small" pending={pending === "confirm"} pendingLabel="Saving…" onClick={() => void confirm()}>
            This is the place<span className="sr-only"> of claim {number}</span>
          </Button>
        )}
        <ButtonLink size="small" href={`/w/${slug}/articles/${articleId}?claim=${claimId}&place=${anchorId}`}>
          Choose {hasPlace ? "another" : "the"} place<span className="sr-only"> of claim {number}</span>
        </ButtonLink>
        <Button
          size="small"
          variant="quiet"
          pending={pending === "gone"}
          pendingLabel="Saving…"
          onClick={() => void sayGone()}
        >
          It is gone<span className="sr-only">: claim {number}</span>
        </Button>
      </div>
    </div>
  );
}
