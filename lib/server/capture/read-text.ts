import type { Apart } from "@/lib/domain/capture/apart";
import { decodeBytes } from "@/lib/import/decode-bytes";
import { htmlToBlocks } from "@/lib/import/html-to-blocks";
import { parsePage } from "@/lib/import/page-tree";
import { textOf } from "@/lib/text/text-of";
import { apartOfPage, type PageParts } from "@/lib/server/capture/apart-of-page";
import { cleanText } from "@/lib/server/capture/clean-text";

export type ReadTextInput = {
  bytes: Uint8Array;
  mediaType: string;
  /** The whole Content-Type, for its charset. */
  contentType: string | null;
  /** Where a page came from; only ever read. */
  url?: string | null;
};

export type ReadText = {
  text: string;
  /** The stretches of a page's text that are not its own matter. */
  apart: Apart;
  /** What a page says of itself instead of showing anything. */
  refusal: PageParts["refusal"];
};

/**
 * All words of a file in reading order: of a web page everything that a browser would show, not the article alone, since
 * a quote may stand in a caption or a table. Runs in the worker.
 */
export async function readText({ bytes, mediaType, contentType, url = null }: ReadTextInput): Promise<ReadText> {
  switch (mediaType) {
    case "text/html":
    case "application/xhtml+xml": {
      const html = decodeBytes({ bytes, contentType, isHtml: true }).text;
      const text = cleanText(textOfPage(html));
      return { text, ...apartOfPage({ html, text, url }) };
    }
    case "application/pdf":
      return plain(await textOfPdf(bytes));
    default:
      return plain(decodeBytes({ bytes, contentType, isHtml: false }).text);
  }
}

function plain(text: string): ReadText {
  return { text: cleanText(text), apart: [], refusal: null };
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
