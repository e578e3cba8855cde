import type { DocNode } from "@/lib/text/article-doc";
import { normaliseDoc } from "@/lib/text/normalise-doc";
import { textOf } from "@/lib/text/text-of";
import { cleanFields } from "./clean-fields";
import type { Furniture } from "./furniture-reasons";
import { maxImportTextBytes } from "./limits";
import {
  importWarnings,
  type ImportBlock,
  type ImportFields,
  type ImportResult,
  type ImportWarning,
  type ImportWarningCode,
  type OpensArticle,
} from "./proposal";

/** A block before it is normalised and numbered. */
export type DraftBlock = { node: DocNode; furniture: Furniture | null; opens?: OpensArticle | undefined };

/** Below this many characters of article a person should look twice. */
const littleText = 200;

/** C1 controls; the other control characters fall to `normaliseDoc`. */
const c1Controls = /[\u0080-\u009F]/gu;

/**
 * The common end of every importer: normalises the blocks, drops those without text, numbers them and weighs them.
 * Refuses with `no_text` when nothing with a letter or digit is left and `too_large` above the limit of text.
 */
export function finishProposal({
  drafts,
  fields,
  warnings,
}: {
  drafts: DraftBlock[];
  fields: ImportFields;
  warnings: (ImportWarningCode | ImportWarning)[];
}): ImportResult {
  const blocks: ImportBlock[] = [];
  let bytes = 0;
  // A box that begins with a block without words still begins there.
  let opens: OpensArticle | undefined;
  for (const draft of drafts) {
    opens = draft.opens ?? opens;
    const normal = normaliseDoc({ type: "doc", content: [withoutC1(draft.node)] });
    const text = textOf(normal);
    if (text.trim() === "") continue;
    bytes += Buffer.byteLength(text);
    if (bytes > maxImportTextBytes) return { ok: false, reason: "too_large" };
    for (const node of normal.content) {
      blocks.push({ id: `b${blocks.length + 1}`, node, text, furniture: draft.furniture, ...(opens && { opens }) });
      opens = undefined;
    }
  }
  const article = blocks
    .filter((block) => block.furniture === null)
    .map((block) => block.text)
    .join("\n");
  if (!/[\p{L}\p{N}]/u.test(article)) return { ok: false, reason: "no_text" };
  const codes = new Set(warnings.filter((warning) => typeof warning === "string"));
  if (article.length < littleText) codes.add("little_text");
  if (article.includes("\uFFFD")) codes.add("characters_replaced");
  return {
    ok: true,
    blocks,
    fields: cleanFields(fields),
    warnings: [
      ...warnings.filter((warning) => typeof warning !== "string"),
      ...[...codes].map((code) => ({ code, words: importWarnings[code] })),
    ],
  };
}

function withoutC1(node: DocNode): DocNode {
  const content = node.content?.map(withoutC1);
  if (node.text !== undefined) return { ...node, text: node.text.replace(c1Controls, "") };
  return content ? { ...node, content } : node;
}
