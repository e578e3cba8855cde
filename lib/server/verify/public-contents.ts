import type { WorkspaceId } from "@/lib/domain/actor";
import { checkPublicPages } from "@/lib/publish/check-public";
import { publicRoot } from "@/lib/publish/render-public";
import type { Content } from "@/lib/server/verify/content";

/** Checks each published file against what would be drawn from the editions now. It is named by its path below `/p/`. */
export async function* publicContents(workspaceId: WorkspaceId): AsyncGenerator<Content[]> {
  for await (const files of checkPublicPages({ workspaceId, root: publicRoot() })) {
    yield files.map(({ path, state }) => ({ id: path, state }));
  }
}
