import { notFound } from "next/navigation";
import { z } from "zod";
import { requireActor } from "@/lib/auth/require-actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { getBibliography, listOpenBibliographies } from "@/lib/server/source/bibliography/data";

const paramsSchema = z.object({
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
  show: z.enum(["all", "new", "known"]).catch("all"),
});

/** The page on which bibliographies are brought in and taken out. */
export async function loadBibliographies(slug: string) {
  const { actor } = await requireActor(slug);
  const open = await listOpenBibliographies({ workspaceId: actor.workspaceId });
  return { open, mayCreate: can(actor, "source.create") };
}

/** One bibliography with a page of its entries. */
export async function loadBibliography({
  slug,
  bibliographyId,
  raw,
}: {
  slug: string;
  bibliographyId: string;
  raw: Record<string, string | string[] | undefined>;
}) {
  const { actor } = await requireActor(slug);
  const { workspaceId } = actor;
  const found = isUuid(bibliographyId)
    ? await getBibliography({ workspaceId, bibliographyId, ...paramsSchema.parse(raw) })
    : null;
  if (!found) notFound();
  return { bibliography: found, mayCreate: can(actor, "source.create") };
}
