import pg from "pg";
import { numbersFrom } from "@/tests/support/numbers-from";

const bodies = [
  "hospital",
  "council",
  "trust",
  "school",
  "library",
  "harbour",
  "reservoir",
  "museum",
  "station",
  "university",
];
const places = [
  "Thornby",
  "Harrow Vale",
  "Brackwater",
  "Ellermouth",
  "Saltham",
  "Quernford",
  "Wyke Barrow",
  "Ostlington",
];
const verbs = ["closed", "lost", "opened", "bought", "sold", "spent", "cancelled", "promised", "counted", "repaired"];
const things = [
  "beds",
  "nurses",
  "teachers",
  "books",
  "boats",
  "litres of water",
  "tickets",
  "trees",
  "houses",
  "buses",
];
const reasons = [
  "after a vote",
  "without a consultation",
  "because of the flood",
  "against its own report",
  "to save money",
];
const rare = [
  "asbestos",
  "telemetry",
  "bequest",
  "arbitration",
  "peregrine",
  "subsidence",
  "cryptosporidium",
  "ombudsman",
];

/** Words to search for: in a third of the claims, in a tenth, in a thousandth, as beginnings, and misspelt. */
export const searched = {
  common: ["hospital", "council", "beds"],
  several: ["Thornby hospital beds", "closed after a vote", "harbour boats cancelled", "nurses without consultation"],
  rare: ["asbestos", "peregrine", "ombudsman report"],
  beginnings: ["hosp", "consul", "librar", "subsid"],
  misspelt: ["hopsital", "asbetsos", "Thornbey"],
};

const states = [
  "open",
  "open",
  "open",
  "gathering",
  "gathering",
  "in_review",
  "revealed",
  "adjudicated",
  "approved",
  "reopened",
];
const types = [
  "event",
  "quantity",
  "quantity",
  "causal",
  "comparison",
  "prediction",
  "quotation",
  "legal",
  "existence",
  "other",
];
const worths = ["high", "medium", "medium", "low", "unrated", "unrated", "unrated"];

/**
 * Fills a workspace with claims of invented places, a source, evidence for two of three claims and 200 claimants, and
 * gathers the statistics that the planner goes by.
 */
export async function seedClaims({
  url,
  workspaceId,
  userId,
  count,
}: {
  url: string;
  workspaceId: string;
  userId: string;
  count: number;
}): Promise<void> {
  const random = numbersFrom(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const claimants = Array.from({ length: 200 }, () => crypto.randomUUID());
    await client.query(
      `INSERT INTO claimant (workspace_id, id, name)
       SELECT $1, id, 'Claimant ' || place FROM unnest($2::uuid[]) WITH ORDINALITY AS made (id, place)`,
      [workspaceId, claimants],
    );
    const sourceId = crypto.randomUUID();
    await client.query(
      `INSERT INTO source (workspace_id, id, csl, title, created_by_id, updated_at)
       VALUES ($1, $2, '{"type":"report","title":"Annual report"}', 'Annual report', $3, now())`,
      [workspaceId, sourceId, userId],
    );
    const batch = 5_000;
    for (let from = 0; from < count; from += batch) {
      const rows = Array.from({ length: Math.min(batch, count - from) }, (_, offset) => ({
        id: crypto.randomUUID(),
        number: from + offset + 1,
        statement:
          `The ${pick(bodies)} of ${pick(places)} ${pick(verbs)} ${Math.floor(random() * 900) + 3} ${pick(things)} ` +
          `in ${2005 + Math.floor(random() * 21)} ${pick(reasons)}${random() < 0.008 ? `, said the ${pick(rare)} report` : ""}.`,
        state: pick(states),
        type: pick(types),
        worth: pick(worths),
        claimantId: random() < 0.6 ? pick(claimants) : null,
        minutes: Math.floor(random() * 525_600),
        evidenced: random() < 0.67,
      }));
      const column = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((row) => row[key]);
      await client.query(
        `INSERT INTO claim (workspace_id, id, number, statement, state, type, check_worthiness, claimant_id,
                            created_by_id, updated_at)
         SELECT $1, id, number, statement, state::claim_state, type::claim_type, worth::check_worthiness, claimant_id, $2,
                now() - minutes * interval '1 minute' - number * interval '7 milliseconds'
           FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::int[])
             AS made (id, number, statement, state, type, worth, claimant_id, minutes)`,
        [
          workspaceId,
          userId,
          column("id"),
          column("number"),
          column("statement"),
          column("state"),
          column("type"),
          column("worth"),
          column("claimantId"),
          column("minutes"),
        ],
      );
      await client.query(
        `INSERT INTO evidence (workspace_id, id, claim_id, source_id, kind, exact, stance, created_by_id, updated_at)
         SELECT $1, uuidv7(), claim_id, $2, 'quotation', 'As the report says.', 'supports', $3, now()
           FROM unnest($4::uuid[]) AS made (claim_id)`,
        [workspaceId, sourceId, userId, rows.filter(({ evidenced }) => evidenced).map(({ id }) => id)],
      );
    }
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}
