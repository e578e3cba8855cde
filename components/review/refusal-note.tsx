"use client";

import { usePathname } from "next/navigation";
import type { ActRefusal } from "@/components/review/use-act";
import { Notice } from "@/components/ui/notice";
import { reviewRefusalWords } from "@/lib/domain/review/refusal-words";

/** Why something was not done, announced when it appears. */
export function RefusalNote({ refusal }: { refusal: ActRefusal | null }) {
  const path = usePathname();
  return (
    <div role="alert" className="empty:hidden">
      {refusal && (
        <Notice tone="danger">
          {reviewRefusalWords[refusal.reason]}
          {refusal.reason === "signed_out" && (
            <>
              {" "}
              <a className="link" href={`/sign-in?next=${encodeURIComponent(path ?? "/")}`}>
                Sign in
              </a>
            </>
          )}
        </Notice>
      )}
    </div>
  );
}
