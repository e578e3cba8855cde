import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { publishCorrection } from "@/lib/server/edition/publish-correction";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { makeClaim } from "@/tests/factories/article";
import { card, makeBriefing, makeCheckedClaim, makeEdition } from "@/tests/factories/briefing";
import { succeeded } from "@/tests/factories/review";
import { makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

/** People, what lets them in, and the machinery: these stand outside every workspace. */
const outside = ["_prisma_migrations", "password_reset", "rate_limit", "session", "user_account", "verification_token"];

/** Tables of the domain that name somebody's account by a foreign key; all others keep the bare id. */
const namesAccounts = ["membership"];

/** Columns that name a row of the domain without a foreign key, and why. */
const loose: Record<string, string> = {
  "article_import.article_id": "written before the article that it becomes; the mutation looks it up in the workspace",
};

/** What never changes once it is written. */
const immutable = [
  "activity",
  "article_version",
  "correction",
  "edition",
  "edition_verdict",
  "passage",
  "redaction",
  "source_judgement",
  "verdict",
  "verdict_evidence",
];

type ForeignKey = { name: string; from: string; to: string; columns: string[]; targets: string[] };
type Table = { name: string; columns: string[]; key: string[] };

let tables: Table[];
let foreignKeys: ForeignKey[];

beforeAll(async () => {
  tables = await db.$queryRaw<Table[]>`
    SELECT class.relname::text AS name,
           ARRAY(SELECT attname::text FROM pg_attribute
                  WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum) AS columns,
           ARRAY(SELECT attname::text FROM pg_constraint AS key, unnest(key.conkey) WITH ORDINALITY AS part(num, place)
                   JOIN pg_attribute ON attnum = part.num AND attrelid = class.oid
                  WHERE key.conrelid = class.oid AND key.contype = 'p' ORDER BY place) AS key
      FROM pg_class AS class
     WHERE class.relkind IN ('r', 'p') AND class.relnamespace = 'public'::regnamespace
     ORDER BY 1`;
  foreignKeys = await db.$queryRaw<ForeignKey[]>`
    SELECT conname::text AS name, conrelid::regclass::text AS "from", confrelid::regclass::text AS "to",
           ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS part(num, place)
                   JOIN pg_attribute ON attnum = part.num AND attrelid = conrelid ORDER BY place) AS columns,
           ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS part(num, place)
                   JOIN pg_attribute ON attnum = part.num AND attrelid = confrelid ORDER BY place) AS targets
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`;
});

const ofDomain = () => tables.filter(({ name }) => name !== "workspace" && !outside.includes(name));

describe("the shape of the tables", () => {
  test("those outside the workspaces are the known few", () => {
    const without = tables.filter(({ columns }) => !columns.includes("workspace_id")).map(({ name }) => name);
    expect(without.toSorted()).toEqual([...outside, "workspace"].toSorted());
    expect(ofDomain().length).toBeGreaterThan(35);
  });

  test("every key of the domain begins with the workspace", () => {
    const others = ofDomain().filter(({ key }) => key[0] !== "workspace_id");
    expect(others).toEqual([]);
  });

  test("every link inside the domain repeats the workspace, on both sides", () => {
    const domain = new Set(ofDomain().map(({ name }) => name));
    const inside = foreignKeys.filter(({ from, to }) => domain.has(from) && domain.has(to));
    expect(inside.length).toBeGreaterThan(50);
    const wrong = inside.filter(({ columns, targets }) => {
      const place = columns.indexOf("workspace_id");
      return place < 0 || targets[place] !== "workspace_id" || columns.length < 2;
    });
    expect(wrong).toEqual([]);
  });

  test("links out of the domain lead to the workspace, or from a membership to its person", () => {
    const domain = new Set(ofDomain().map(({ name }) => name));
    const out = foreignKeys.filter(({ from, to }) => domain.has(from) && !domain.has(to) && to !== "workspace");
    expect(out.map(({ from, to }) => [from, to])).toEqual(namesAccounts.map((from) => [from, "user_account"]));
  });

  test("every table of the domain hangs on its workspace, by itself or through what it belongs to", () => {
    const hanging = new Set(foreignKeys.filter(({ to }) => to === "workspace").map(({ from }) => from));
    for (let before = -1; before !== hanging.size;) {
      before = hanging.size;
      for (const { from, to } of foreignKeys) if (hanging.has(to)) hanging.add(from);
    }
    expect(ofDomain().filter(({ name }) => !hanging.has(name))).toEqual([]);
  });

  test("a column that is named for a table of the domain is a foreign key to it", () => {
    const domain = new Set(ofDomain().map(({ name }) => name));
    const linked = new Set(foreignKeys.flatMap(({ from, columns }) => columns.map((column) => `${from}.${column}`)));
    const found = ofDomain().flatMap(({ name, columns }) =>
      columns
        .filter((column) => column.endsWith("_id") && domain.has(column.slice(0, -3)))
        .map((column) => `${name}.${column}`)
        .filter((column) => !linked.has(column)),
    );
    expect(found).toEqual(Object.keys(loose));
  });
});

describe("a link into another workspace", () => {
  test.each(["claim", "source"] as const)("cannot be stored, and neither can a merge with its %s", async (table) => {
    const { owner } = await makeWorkspace();
    const { owner: other } = await makeWorkspace();
    const make = async (actor: Actor) =>
      table === "claim" ? (await makeClaim({ actor })).claimId : (await makeSource({ actor })).id;
    const [mine, theirs] = [await make(owner), await make(other)];
    const merge = db.$executeRawUnsafe(
      `UPDATE "${table}" SET merged_into_id = $1::uuid WHERE workspace_id = $2::uuid AND id = $3::uuid`,
      theirs,
      owner.workspaceId,
      mine,
    );
    await expect(merge).rejects.toThrow(/foreign key/i);
  });

  test("cannot be stored by an insert either", async () => {
    const { owner } = await makeWorkspace();
    const { claimId } = await makeClaim({ actor: (await makeWorkspace()).owner });
    const log = { where: "Board papers", query: "", on: "2026-03-01", found: "", byId: owner.userId };
    await expect(db.searchLog.create({ data: { ...log, workspaceId: owner.workspaceId, claimId } })).rejects.toThrow(
      /foreign key/i,
    );
  });
});

describe("what is written once", () => {
  let owner: Actor;

  beforeAll(async () => {
    ({ owner } = await makeWorkspace());
    const { workspaceId } = owner;
    const { claimId } = await makeCheckedClaim({ actor: owner });
    const { briefingId } = await makeBriefing({ actor: owner, content: [card(claimId)] });
    await makeEdition({ actor: owner, briefingId });
    const note = { briefingId, editionNumber: 1, kind: "clarification", note: "The year is 2026." } as const;
    succeeded(await publishCorrection({ actor: owner, input: note, now }));
    const redaction = { workspaceId, objectType: "capture", objectId: uuidv7(), reason: "A name.", byId: owner.userId };
    await db.redaction.create({ data: redaction });
    const judgement = { workspaceId, kind: "reliability", toValue: "B", byId: owner.userId };
    await db.sourceJudgement.create({ data: { ...judgement, sourceId: (await makeSource({ actor: owner })).id } });
  });

  describe.each(immutable)("%s", (table) => {
    const rows = async () =>
      db.$queryRawUnsafe<{ row: string }[]>(
        `SELECT "${table}"::text AS row FROM "${table}" WHERE workspace_id = $1::uuid ORDER BY 1`,
        owner.workspaceId,
      );

    async function expectRefused(statement: string, before?: string) {
      const standing = await rows();
      expect(standing.length).toBeGreaterThan(0);
      const attempt = db.$transaction(async (tx) => {
        if (before) await tx.$executeRawUnsafe(before);
        await tx.$executeRawUnsafe(statement);
      });
      await expect(attempt).rejects.toThrow(/its rows never change/);
      expect(await rows()).toEqual(standing);
    }

    const asRedaction = `SELECT set_config('plumbline.redaction', '${uuidv7()}', true)`;

    test("refuses UPDATE, DELETE and TRUNCATE", async () => {
      await expectRefused(`UPDATE "${table}" SET workspace_id = workspace_id`);
      await expectRefused(`DELETE FROM "${table}" WHERE workspace_id = '${owner.workspaceId}'`);
      await expectRefused(`TRUNCATE "${table}" CASCADE`);
    });

    test("keeps its rows through a redaction, and the record its words", async () => {
      await expectRefused(`DELETE FROM "${table}" WHERE workspace_id = '${owner.workspaceId}'`, asRedaction);
      await expectRefused(`TRUNCATE "${table}" CASCADE`, asRedaction);
      if (table === "activity") await expectRefused(`UPDATE activity SET detail = '{}'`, asRedaction);
    });
  });
});

test("what never changes is what the database says never changes", async () => {
  const guarded = await db.$queryRaw<{ name: string; triggers: number }[]>`
    SELECT tgrelid::regclass::text AS name, count(*)::int AS triggers
      FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
     WHERE proname = 'refuse_change' AND NOT tgisinternal AND tgenabled <> 'D' GROUP BY 1 ORDER BY 1`;
  expect(guarded).toEqual(immutable.map((name) => ({ name, triggers: 2 })));
});
