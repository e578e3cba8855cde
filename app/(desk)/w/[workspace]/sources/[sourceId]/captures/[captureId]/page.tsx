import type { Metadata } from "next";
import { RedactLink } from "@/components/redaction/redact-link";
import { CapturePage } from "@/components/source/capture-page";
import { loadCapturePage } from "@/lib/server/capture/loaders";

export const metadata: Metadata = { title: "Stored copy" };

export default async function Page({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; sourceId: string; captureId: string }>;
  searchParams: Promise<{ evidence?: string | string[]; claim?: string | string[] }>;
}) {
  const { workspace, sourceId, captureId } = await params;
  const { evidence, claim } = await searchParams;
  const { canRedact, ...page } = await loadCapturePage({
    slug: workspace,
    sourceId,
    captureId,
    claimId: typeof claim === "string" ? claim : null,
    evidenceId: typeof evidence === "string" ? evidence : null,
  });
  return (
    <>
      <CapturePage slug={workspace} {...page} />
      {canRedact && <RedactLink slug={workspace} type="capture" id={captureId} />}
    </>
  );
}
