import { Readable } from "node:stream";
import { z } from "zod";
import { findActor } from "@/lib/auth/require-actor";
import { downloadHeaders } from "@/lib/domain/source/download-headers";
import { openBlobStream } from "@/lib/platform/blobs";
import { getCaptureFile } from "@/lib/server/capture/data";

const paramsSchema = z.object({ workspace: z.string(), sourceId: z.uuid(), captureId: z.uuid() });

/** The bytes of a stored copy, for members of the workspace, as a download. */
export async function GET(_request: Request, { params }: { params: Promise<Record<string, string>> }) {
  const parsed = paramsSchema.safeParse(await params);
  if (!parsed.success) return new Response("There is no such copy.", { status: 404 });
  const { workspace, ...ids } = parsed.data;
  const gate = await findActor(workspace);
  if (!gate.ok) return new Response("There is no such copy.", { status: gate.reason === "signed_out" ? 401 : 404 });
  const { workspaceId } = gate.found.actor;
  const file = await getCaptureFile({ workspaceId, ...ids });
  if (!file) return new Response("There is no such copy.", { status: 404 });
  const blob = await openBlobStream({ workspaceId, sha256: file.sha256 });
  if (!blob) return new Response("The bytes of this copy were removed.", { status: 410 });
  const headers = downloadHeaders({ ...file, bytes: blob.bytes });
  return new Response(Readable.toWeb(blob.stream) as ReadableStream, { headers });
}
