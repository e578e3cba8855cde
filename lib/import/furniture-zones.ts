import type { FurnitureReason } from "./furniture-reasons";

/** What the zones need to know of a block: its text, the reason its words already gave, and how much of it is links. */
export type ZoneBlock = { text: string; reason: FurnitureReason | null; isHeading: boolean; linkShare: number };

/** Longest block that may still belong to a form or a list of teasers. */
const maxZoneChars = 200;

/**
 * Some furniture comes in runs below a heading that names it: the fields of a comment form, the teasers of "Related
 * posts". Gives each block its own reason or that of the run it stands in. A run ends at the first block that reads like
 * prose of the article.
 */
export function spreadFurniture(blocks: ZoneBlock[]): (FurnitureReason | null)[] {
  let zone: FurnitureReason | null = null;
  return blocks.map((block) => {
    if (block.reason) {
      if (block.reason === "comment_form" || (block.reason === "related" && zone === null)) zone = block.reason;
      return block.reason;
    }
    if (zone === null || !staysInZone({ block, zone })) {
      zone = null;
      return null;
    }
    return zone;
  });
}

function staysInZone({ block, zone }: { block: ZoneBlock; zone: FurnitureReason }): boolean {
  if (block.text.length > maxZoneChars) return false;
  if (zone === "comment_form") return !block.isHeading || block.text.length < 40;
  return block.linkShare > 0.7;
}
