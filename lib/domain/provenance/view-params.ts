import { z } from "zod";
import { nodeTypes } from "@/lib/domain/provenance/thing";

/** What stands in the URL of a provenance page. */
export const provenanceViewSchema = z.object({
  show: z.enum(["both", "up", "down"]).catch("both"),
  /** Types to show; none chosen means all. */
  only: z
    .preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.string()))
    .transform((chosen) => nodeTypes.filter((type) => chosen.includes(type))),
});
