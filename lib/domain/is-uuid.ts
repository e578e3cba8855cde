import { z } from "zod";

/** Whether an address or a form names something that could be an id at all; the database refuses to compare others. */
export function isUuid(value: string): boolean {
  return z.uuid().safeParse(value).success;
}
