import { attemptLimit } from "@/lib/platform/attempt-limit";

/** Lists, exports and feeds that one person may begin within an hour. */
const longImports = attemptLimit({ name: "long-import", most: 30, seconds: 60 * 60 });

/** Counts one long import. @returns false once there have been too many, for the rest of the hour. */
export function countLongImport(userId: string): Promise<boolean> {
  return longImports.count(userId);
}
