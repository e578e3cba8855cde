import { brackwaterArticles } from "@/lib/server/sample/brackwater-articles";
import { brackwaterClaims } from "@/lib/server/sample/brackwater-claims";
import { brackwaterSources } from "@/lib/server/sample/brackwater-sources";
import type { Sample } from "@/lib/server/sample/sample-shape";

/** A workspace to look around in. Town, hospital, papers and people are invented. */
export const brackwater: Sample = {
  name: "Brackwater Hospital Watch (sample)",
  people: [
    { name: "Nell Barrow", role: "editor" },
    { name: "Idris Vane", role: "reviewer" },
    { name: "Tamsin Hythe", role: "reviewer" },
    { name: "Owen Reel", role: "volunteer" },
  ],
  articles: brackwaterArticles,
  sources: brackwaterSources,
  claims: brackwaterClaims,
};
