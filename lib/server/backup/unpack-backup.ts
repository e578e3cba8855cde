import { access, chmod, readFile } from "node:fs/promises";
import path from "node:path";
import { extract, list } from "tar";
import { carriedFiles, carriedFolders, manifestSchema, tableEntry, type Manifest } from "./manifest";
import { sha256Of } from "./write-backup";
import { parseJson } from "@/lib/platform/parse-json";

type Refusal = { ok: false; reason: "not_a_backup" | "damaged"; detail: string };

/** Unpacks an archive into the empty folder `staging` and checks every entry against the manifest. */
export async function unpackBackup({
  file,
  staging,
}: {
  file: string;
  staging: string;
}): Promise<{ ok: true; manifest: Manifest } | Refusal> {
  const paths: string[] = [];
  try {
    await access(file);
    await list({ file, strict: true, onReadEntry: (entry) => void (entry.type === "File" && paths.push(entry.path)) });
    const stranger = paths.find((entry) => !isCarried(entry));
    if (stranger) return { ok: false, reason: "not_a_backup", detail: stranger };
    // Links and devices are left out; what they would have been is then missing below.
    const filter = (_path: string, entry: object) =>
      "type" in entry && (entry.type === "File" || entry.type === "Directory");
    await extract({ file, cwd: staging, strict: true, filter });
  } catch (error) {
    return { ok: false, reason: "damaged", detail: error instanceof Error ? error.message : String(error) };
  }
  const text = await readFile(path.join(staging, "manifest.json"), "utf8").catch(() => null);
  if (text === null) return { ok: false, reason: "not_a_backup", detail: "manifest.json" };
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success) return { ok: false, reason: "not_a_backup", detail: parsed.error.issues[0]?.message ?? "" };
  const manifest = parsed.data;
  const wanted = Object.entries(manifest.entries);
  const surplus = paths.find((entry) => entry !== "manifest.json" && !Object.hasOwn(manifest.entries, entry));
  if (surplus) return { ok: false, reason: "damaged", detail: surplus };
  const untold = manifest.tables.find((table) => !Object.hasOwn(manifest.entries, tableEntry(table.name)));
  if (untold) return { ok: false, reason: "damaged", detail: tableEntry(untold.name) };
  for (const [entry, sha256] of wanted) {
    const actual = await sha256Of(path.join(staging, entry)).catch(() => null);
    if (actual !== sha256) return { ok: false, reason: "damaged", detail: entry };
  }
  for (const name of carriedFiles) await chmod(path.join(staging, name), 0o600).catch(() => {});
  return { ok: true, manifest };
}

function isCarried(entry: string): boolean {
  const [first = "", ...rest] = entry.split("/");
  if (rest.includes("..")) return false;
  if (rest.length === 0) return first === "manifest.json" || carriedFiles.includes(first);
  return first === "tables" || carriedFolders.includes(first);
}
