import { z } from "zod";
import { maxAnnotations, maxNoteLength, maxQuoteLength } from "./limits";

/** A note on some words of a text, as another program has written it. */
export type ReadAnnotation = {
  /** "1", "2" …: its place in the file. */
  key: string;
  /** The marked words; null where only a position is given. */
  exact: string | null;
  prefix: string;
  suffix: string;
  /** Where they stood, in `unit`; null where only the words are given. */
  position: { start: number; end: number; unit: "codePoint" | "utf16" } | null;
  /** What was written about them, as plain text; "" where nothing was. */
  note: string;
  /** What the note says that it is: a statement of the claim, where the file says so. */
  isStatement: boolean;
  /** Claimant and type, where the file says so. */
  claimant: string;
  tags: string[];
  /** The address of the page that was annotated. */
  source: string | null;
};

/** What was in the file beside annotations that can be placed. */
export type LeftAside = {
  /** Notes on a page as a whole, and answers to other notes. */
  withoutWords: number;
  /** Entries that are no annotations or break the limits. */
  unreadable: number;
  /** Those after the first thousand. */
  beyondLimit: number;
};

export type ReadAnnotationsRefusal = "not_json" | "no_annotations";

const text = z.string().catch("");
const offset = z.number().int().min(0);

const selectorSchema: z.ZodType<RawSelector> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    exact: z.string().optional().catch(undefined),
    prefix: text.optional(),
    suffix: text.optional(),
    start: offset.optional().catch(undefined),
    end: offset.optional().catch(undefined),
    positionUnit: z.string().optional().catch(undefined),
    refinedBy: oneOrMany(selectorSchema).optional().catch(undefined),
  }),
);
type RawSelector = {
  type?: string | string[] | undefined;
  exact?: string | undefined;
  prefix?: string | undefined;
  suffix?: string | undefined;
  start?: number | undefined;
  end?: number | undefined;
  positionUnit?: string | undefined;
  refinedBy?: RawSelector | RawSelector[] | undefined;
};

const targetSchema = z.looseObject({
  source: z
    .union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)])
    .optional()
    .catch(undefined),
  selector: oneOrMany(selectorSchema).optional().catch(undefined),
});

const bodySchema = z.looseObject({
  type: z.unknown(),
  value: z.string().optional().catch(undefined),
  format: z.string().optional().catch(undefined),
  purpose: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
});

/** A Web Annotation. A body or target that is a mere address says nothing about words. */
const annotationSchema = z.looseObject({
  type: z.union([z.literal("Annotation"), z.array(z.string()).refine((types) => types.includes("Annotation"))]),
  body: oneOrMany(z.union([bodySchema, z.string()]))
    .optional()
    .catch(undefined),
  bodyValue: z.string().optional().catch(undefined),
  target: oneOrMany(z.union([targetSchema, z.string()])),
});

/** A row of Hypothesis' API (https://h.readthedocs.io/en/latest/api-reference/v1/). */
const hypothesisSchema = z.looseObject({
  uri: z.string(),
  text: text.optional(),
  tags: z.array(z.string()).catch([]).optional(),
  target: z.array(targetSchema),
});

/**
 * Reads a file of annotations: Web Annotations (one, a list, a page or a collection that holds its pages) or the rows of
 * Hypothesis' API. Entries that are neither are counted, not thrown on. Refuses `not_json` and `no_annotations`.
 */
export function readAnnotations(
  file: string,
): { ok: true; annotations: ReadAnnotation[]; leftAside: LeftAside } | { ok: false; reason: ReadAnnotationsRefusal } {
  let json: unknown;
  try {
    json = JSON.parse(file.replace(/^\uFEFF/u, ""));
  } catch {
    return { ok: false, reason: "not_json" };
  }
  const entries = entriesOf(json);
  if (entries.length === 0) return { ok: false, reason: "no_annotations" };
  const leftAside: LeftAside = {
    withoutWords: 0,
    unreadable: 0,
    beyondLimit: Math.max(0, entries.length - maxAnnotations),
  };
  const annotations: ReadAnnotation[] = [];
  entries.slice(0, maxAnnotations).forEach((entry, index) => {
    const read = readEntry(entry);
    if (!read) leftAside.unreadable++;
    else if (read.exact === null && read.position === null) leftAside.withoutWords++;
    else if ((read.exact?.length ?? 0) > maxQuoteLength) leftAside.unreadable++;
    else annotations.push({ key: String(index + 1), ...read });
  });
  if (annotations.length === 0 && leftAside.withoutWords === 0) return { ok: false, reason: "no_annotations" };
  return { ok: true, annotations, leftAside };
}

/** The entries of whatever holds annotations, pages within pages included, as far as two levels. */
function entriesOf(json: unknown, depth = 0): unknown[] {
  if (Array.isArray(json)) return json;
  if (typeof json !== "object" || json === null || depth > 2) return [];
  const holder = json as Record<string, unknown>;
  for (const key of ["rows", "items", "annotations"]) if (Array.isArray(holder[key])) return holder[key];
  if (holder.first !== undefined) return entriesOf(holder.first, depth + 1);
  return holder.target !== undefined ? [json] : [];
}

type Entry = Omit<ReadAnnotation, "key">;

function readEntry(entry: unknown): Entry | null {
  const annotation = annotationSchema.safeParse(entry);
  if (annotation.success) {
    const { body, bodyValue, target } = annotation.data;
    const bodies = many(body).map((each) => (typeof each === "string" ? { value: undefined } : each));
    const said = (purpose: string) =>
      bodies.flatMap((each) =>
        each.value !== undefined && many("purpose" in each ? each.purpose : undefined).includes(purpose)
          ? [plain({ value: each.value, format: "format" in each ? each.format : undefined })]
          : [],
      );
    const [statement] = said("describing");
    const other = bodies.flatMap((each) =>
      each.value !== undefined &&
      !many("purpose" in each ? each.purpose : undefined).some((purpose) => own.has(purpose))
        ? [plain({ value: each.value, format: "format" in each ? each.format : undefined })]
        : [],
    );
    return {
      ...placeOf({ targets: many(target), unit: "codePoint" }),
      note: limited(
        statement ?? [...other, plain({ value: bodyValue ?? "", format: undefined })].filter(Boolean).join("\n"),
      ),
      isStatement: statement !== undefined,
      claimant: limited(said("identifying")[0] ?? ""),
      tags: said("tagging").slice(0, 20),
    };
  }
  const row = hypothesisSchema.safeParse(entry);
  if (!row.success) return null;
  const place = placeOf({ targets: row.data.target, unit: "utf16" });
  return {
    ...place,
    source: place.source ?? row.data.uri,
    // Notes are written in Markdown there; it is read as it stands.
    note: limited(plain({ value: row.data.text ?? "", format: undefined })),
    isStatement: false,
    claimant: "",
    tags: (row.data.tags ?? []).slice(0, 20),
  };
}

/** Purposes that say what a body is, so that it is no note. */
const own = new Set(["describing", "identifying", "classifying", "tagging", "linking"]);

function placeOf({
  targets,
  unit,
}: {
  targets: readonly (string | z.output<typeof targetSchema>)[];
  /** In which positions are counted where nothing says otherwise. */
  unit: "codePoint" | "utf16";
}): Pick<Entry, "exact" | "prefix" | "suffix" | "position" | "source"> {
  const described = targets.filter((target) => typeof target !== "string");
  const selectors = described.flatMap(({ selector }) => flat(many(selector)));
  const is = ({ type }: RawSelector, name: string) => many(type).includes(name);
  const quote = selectors.find((each) => is(each, "TextQuoteSelector") && each.exact?.trim());
  const at = selectors.find(
    (each) => is(each, "TextPositionSelector") && each.start !== undefined && each.end !== undefined,
  );
  return {
    exact: quote?.exact?.normalize("NFC") ?? null,
    prefix: (quote?.prefix ?? "").normalize("NFC").slice(-200),
    suffix: (quote?.suffix ?? "").normalize("NFC").slice(0, 200),
    position:
      at && at.end! > at.start!
        ? { start: at.start!, end: at.end!, unit: at.positionUnit === "utf16" ? "utf16" : unit }
        : null,
    source:
      described.find(({ source }) => source)?.source ?? targets.find((target) => typeof target === "string") ?? null,
  };
}

/** Selectors with those that refine them, three levels deep. */
function flat(selectors: readonly RawSelector[], depth = 0): RawSelector[] {
  return selectors.flatMap((each) => [each, ...(depth < 3 ? flat(many(each.refinedBy), depth + 1) : [])]);
}

/** Words alone: what a browser would take for markup loses it, control characters go. */
function plain({ value, format }: { value: string; format: string | undefined }): string {
  const isHtml = format === "text/html";
  const bare = isHtml
    ? value
        .slice(0, 20 * maxNoteLength)
        .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/giu, " ")
        .replace(/<[^>]*(?:>|$)/gu, " ")
        .replace(/&(amp|lt|gt|quot|#39|nbsp);/giu, (_, name: string) => entities[name.toLowerCase()] ?? " ")
    : value;
  return bare
    .normalize("NFC")
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u2060\uFEFF]/gu, "")
    .replace(/[^\S\n]+/gu, " ")
    .trim();
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };

function limited(note: string): string {
  return note.length > maxNoteLength ? `${note.slice(0, maxNoteLength).trimEnd()}…` : note;
}

function many<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function oneOrMany<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.array(schema)]);
}
