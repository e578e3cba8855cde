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
  briefing: {
    title: "Night surgery at St Aldwyn's: what the numbers say",
    summary: "Two figures in the announcement are not what they seem.",
    text: [
      "In February the Estuary Hospitals Trust announced that St Aldwyn's Hospital will stop operating at night. Two of the figures in the announcement have been repeated ever since. We checked both.",
      "The first is how much happens at night at all.",
      0,
      "The second is what residents are said to have agreed to.",
      1,
      "Three further claims from the same announcement are still being looked into.",
    ],
  },
};
