import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(path.join(root, folder), { recursive: true });
  return names
    .map((name) => path.join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(`${path.sep}generated${path.sep}`));
}

/**
 * The names of all server actions: every export of every file that says "use server", whatever the file is called. Two of
 * one name stand with their files.
 * @throws Error for one inside a function, which has no name to stand in a table.
 */
export async function listActions(): Promise<string[]> {
  const files = (await Promise.all(["app", "lib", "components"].map(filesIn))).flat();
  const found: { name: string; file: string }[] = [];
  for (const file of files) {
    const text = await readFile(path.join(root, file), "utf8");
    if (!/["']use server["']/.test(text)) continue;
    if (!/^["']use server["'];/.test(text)) throw new Error(`${file} has an action inside a function.`);
    if (/^export (?!const |async function |type )/mu.test(text)) throw new Error(`${file} exports what is no action.`);
    for (const [, name] of text.matchAll(/^export (?:const|async function) (\w+)/gmu)) {
      found.push({ name: name!, file });
    }
  }
  return found.map(({ name, file }) =>
    found.some((other) => other.name === name && other.file !== file) ? `${name} of ${file}` : name,
  );
}

/** "METHOD /path" of every method of every route handler, without the folders that stand in no address. */
export async function listRoutes(): Promise<string[]> {
  const files = (await filesIn("app")).filter((file) => path.basename(file) === "route.ts");
  const found: string[] = [];
  for (const file of files) {
    const text = await readFile(path.join(root, file), "utf8");
    const address = path
      .dirname(file)
      .split(path.sep)
      .slice(1)
      .filter((part) => !/^\(.*\)$/.test(part))
      .join("/");
    const methods = [...text.matchAll(/\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b(?=\s*\(|\s*=|\s*[,}])/gu)];
    if (methods.length === 0) throw new Error(`No method was found in ${file}.`);
    for (const method of new Set(methods.map(([, name]) => name))) found.push(`${method} /${address}`);
  }
  return found;
}

/** The names of all loaders: every function `load…` of every file of loaders. */
export async function listLoaders(): Promise<string[]> {
  const files = (await filesIn("lib/server")).filter((file) => /(^|-)loaders\.ts$/.test(path.basename(file)));
  const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), "utf8")));
  return texts.flatMap((text) =>
    [...text.matchAll(/^export (?:const|async function) (load[A-Z]\w*)/gmu)].map(([, name]) => name!),
  );
}
