import { z } from "zod";
import { isWebAddress, maxUrlLength } from "./article-fields";

/** Most bytes of text, whether pasted or in a file of plain text or Markdown. */
export const maxTextBytes = 2 * 1024 * 1024;
/** Most bytes of a web page, whose text is a small part of it. */
export const maxPageBytes = 5 * 1024 * 1024;

/** Most bytes of a PDF, a Word document or a mail, which are mostly pictures and attachments. */
export const maxDocumentBytes = 25 * 1024 * 1024;

/** Most bytes that may be uploaded under this name, so that a file can be refused before any of it is read. */
export function maxUploadBytes(fileName: string): number {
  if (/\.(?:pdf|docx|eml)$/iu.test(fileName)) return maxDocumentBytes;
  return /\.x?html?$/iu.test(fileName) ? maxPageBytes : maxTextBytes;
}

/** What came in, but for the bytes of a file, which travel beside it. */
export const bringInSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("url"),
    url: z.string().trim().min(1).max(maxUrlLength).refine(isWebAddress),
    /** The article that this becomes a new version of. */
    articleId: z.uuid().nullish(),
  }),
  z.object({
    kind: z.literal("paste"),
    text: z.string(),
    /** The same as HTML, where the clipboard held it. */
    html: z.string().nullish(),
    articleId: z.uuid().nullish(),
  }),
]);
export type BringIn = z.output<typeof bringInSchema>;
