import { decodeBytes } from "@/lib/import/decode-bytes";
import { htmlToBlocks } from "@/lib/import/html-to-blocks";
import { parsePage } from "@/lib/import/page-tree";
import { textOf } from "@/lib/text/text-of";
import { cleanText } from "@/lib/server/capture/clean-text";

export type ReadTextInput = {
  bytes: Uint8Array;
  mediaType: string;
  /** The whole Content-Type, for its charset. */
  contentType: string | null;
};

/**
 * All words of a file in reading order: of a web page everything that a browser would show, not the article alone, since
 * a quote may stand in a caption or a table. Runs in the worker.
 */
export async function readText({ bytes, mediaType, contentType }: ReadTextInput): Promise<string> {
  switch (mediaType) {
    case "text/html":
    case "application/xhtml+xml":
      return cleanText(textOfPage(decodeBytes({ bytes, contentType, isHtml: true }).text));
    case "application/pdf":
      return cleanText(await textOfPdf(bytes));
    default:
      return cleanText(decodeBytes({ bytes, contentType, isHtml: false }).text);
  }
}

function textOfPage(html: string): string {
  const { blocks } = htmlToBlocks({ root: parsePage(html), baseUrl: null });
  return textOf({ type: "doc", content: blocks.map(({ node }) => node) });
}

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import("unpdf");
  const pdf = await getDocumentProxy(bytes);
  const { text } = await extractText(pdf, { mergePages: false });
  return text.join("\n\n");
}
