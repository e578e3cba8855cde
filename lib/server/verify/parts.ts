import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { verifyCaptures, verifyEditions } from "@/lib/server/redaction/verify-contents";
import { publicContents } from "@/lib/server/verify/public-contents";
import { againstRecord } from "@/lib/server/verify/against-record";
import { isInOrder, type Content } from "@/lib/server/verify/content";
import { toldByRecord } from "@/lib/server/verify/told-by-record";
import { verifyArticleVersions, verifyParts, verifyVerdicts } from "@/lib/server/verify/verify-rows";

/** One kind of content of a workspace. */
export type VerifiedPart = {
  /** What it is called in a summary. */
  label: string;
  /** Of what type an id is, where things of this kind have a name of their own. */
  type: "capture" | "edition" | "verdict" | null;
  /** Gives what was checked, some at a time, so that little is in memory. */
  walk: (workspaceId: WorkspaceId) => AsyncIterable<Content[]>;
};

type Page = { workspaceId: WorkspaceId; after: string; take: number };
const first = "00000000-0000-0000-0000-000000000000";

/** Walks the rows of a table by their ids. What is not as it was stored is looked at twice: somebody may be at work on it. */
function byId({
  take,
  list,
  verify,
}: {
  take: number;
  list: (page: Page) => Promise<{ id: string }[]>;
  verify: (rows: { workspaceId: WorkspaceId; ids: string[] }) => Promise<Content[]>;
}): VerifiedPart["walk"] {
  return async function* walk(workspaceId) {
    for (let after = first; ;) {
      const ids = (await list({ workspaceId, after, take })).map(({ id }) => id);
      if (ids.length === 0) return;
      after = ids.at(-1)!;
      const checked = await verify({ workspaceId, ids });
      const doubtful = checked.filter(({ state }) => !isInOrder(state)).map(({ id }) => id);
      const again = doubtful.length > 0 ? await verify({ workspaceId, ids: doubtful }) : [];
      yield [...checked.filter(({ state }) => isInOrder(state)), ...again];
    }
  };
}

const page = ({ workspaceId, after, take }: Page) => ({
  where: { workspaceId, id: { gt: after } },
  select: { id: true as const },
  orderBy: { id: "asc" as const },
  take,
});

/** Everything of a workspace that has a hash, but for the record itself, which is walked by `verifyChain`. */
export const verifiedParts: readonly VerifiedPart[] = [
  { label: "What the record says was stored", type: null, walk: againstRecord },
  { label: "Approvals, corrections and redactions", type: null, walk: toldByRecord },
  {
    label: "Stored copies and their text",
    type: "capture",
    walk: byId({ take: 50, list: (at) => db.capture.findMany(page(at)), verify: verifyCaptures }),
  },
  { label: "Pictures and styles of stored pages", type: null, walk: verifyParts },
  {
    label: "Texts of articles",
    type: null,
    walk: byId({ take: 10, list: (at) => db.articleVersion.findMany(page(at)), verify: verifyArticleVersions }),
  },
  {
    label: "Verdicts",
    type: "verdict",
    walk: byId({ take: 50, list: (at) => db.verdict.findMany(page(at)), verify: verifyVerdicts }),
  },
  {
    label: "Editions",
    type: "edition",
    walk: byId({ take: 10, list: (at) => db.edition.findMany(page(at)), verify: verifyEditions }),
  },
  { label: "Published files", type: null, walk: publicContents },
];
