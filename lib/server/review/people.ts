import type { Reader } from "@/lib/db/client";

/** A person as pages show them. */
export type Person = { id: string; name: string };

/** @returns a look-up from user id to person; an id without an account reads "Somebody". */
export async function peopleById(reader: Reader, ids: Iterable<string>): Promise<(id: string) => Person> {
  const users = await reader.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? "Somebody" });
}
