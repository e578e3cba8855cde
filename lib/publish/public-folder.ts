import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { PublicPath } from "@/lib/publish/public-paths";

/** Beside pages that were removed: which files of the folder answer 410 or 451. Hidden, so never served itself. */
export const answersFile = ".answers.json";
/** Beside a briefing's pages: what they were drawn from, and what lists say of it. */
const markerFile = ".rendered.json";

/** The folder of one workspace's public pages. */
export type PublicFolder = {
  /** Writes one file as a whole; readers see the old one or the new one. Nothing is written where it is the same. */
  write(to: PublicPath, content: string | Uint8Array): Promise<void>;
  remove(to: PublicPath): Promise<void>;
  /** From now on these files of the page's folder answer with the status; none lifts it. */
  setAnswers(page: PublicPath, answers: Readonly<Record<string, 410 | 451>>): Promise<void>;
  /** What was kept beside a page; null where nothing readable is. */
  readMarker(page: PublicPath): Promise<unknown>;
  writeMarker(page: PublicPath, marker: unknown): Promise<void>;
};

export function openPublicFolder({ root, slug }: { root: string; slug: string }): PublicFolder {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(slug)) throw new Error(`Not an address part: ${JSON.stringify(slug)}`);
  const base = path.join(root, slug);

  function fileOf(to: string): string {
    const file = path.join(base, to === "" || to.endsWith("/") ? `${to}index.html` : to);
    if (!file.startsWith(base + path.sep)) throw new Error(`Outside the public folder: ${JSON.stringify(to)}`);
    return file;
  }

  async function write(to: string, content: string | Uint8Array): Promise<void> {
    const file = fileOf(to);
    const bytes = Buffer.from(content);
    const before = await readFile(file).catch(() => null);
    if (before?.equals(bytes)) return;
    await mkdir(path.dirname(file), { recursive: true });
    const temporary = path.join(path.dirname(file), `.${randomUUID()}.part`);
    try {
      await writeFile(temporary, bytes);
      await rename(temporary, file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  return {
    write,
    async remove(to) {
      await rm(fileOf(to), { force: true });
    },
    async setAnswers(page, answers) {
      if (Object.keys(answers).length === 0) await rm(fileOf(`${page}${answersFile}`), { force: true });
      else await write(`${page}${answersFile}`, JSON.stringify(answers));
    },
    async readMarker(page) {
      const text = await readFile(fileOf(`${page}${markerFile}`), "utf8").catch(() => null);
      if (text === null) return null;
      try {
        return JSON.parse(text);
      } catch {
        return null;
      }
    },
    async writeMarker(page, marker) {
      await write(`${page}${markerFile}`, JSON.stringify(marker));
    },
  };
}
