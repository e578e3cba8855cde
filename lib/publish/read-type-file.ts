import { readFile } from "node:fs/promises";
import path from "node:path";
import { typeFiles, typePackages } from "@/lib/publish/render/type-files";

/** The bytes of one file of letters; null for every other name, and where the package is not there. */
export async function readTypeFile(name: string): Promise<Buffer | null> {
  const found = typeFiles.find(({ file }) => file === name);
  if (!found) return null;
  return readFile(path.join(packageFolder(found.family), "files", name)).catch(() => null);
}

/** The licence under which a family of letters comes. */
export async function readTypeLicence(family: keyof typeof typePackages): Promise<Buffer | null> {
  return readFile(path.join(packageFolder(family), "LICENSE")).catch(() => null);
}

function packageFolder(family: keyof typeof typePackages): string {
  return path.join(process.cwd(), "node_modules", typePackages[family]);
}
