import { attemptLimit } from "@/lib/platform/attempt-limit";

/** Texts that one person may bring in within an hour: more than anybody reads, less than a script would try. */
const imports = attemptLimit({ name: "article-import", most: 120, seconds: 60 * 60 });

/** Counts one import. @returns false once there have been too many, for the rest of the hour. */
export function countImport(userId: string): Promise<boolean> {
  return imports.count(userId);
}
