import type { Actor } from "@/lib/domain/actor";
import type { Capability } from "@/lib/domain/permission/capabilities";

/** What a door answered, in the one form that actions and routes have in common. */
export type Answer = { ok: boolean; reason?: string };

/** One way to act on a workspace from outside: a server action, or a method of a route. */
export type Door = {
  /** The one capability that it asks for; the table of capabilities says whose it is. */
  capability: Capability;
  /** Makes a fresh situation in which the act would succeed, and says how a person of that moment acts through the door. */
  prepare: (owner: Actor) => Promise<(call: { slug: string; actor: Actor }) => Promise<Answer>>;
  /** What must have been done before by the very person who acts, where they may. */
  before?: (actor: Actor) => Promise<unknown>;
  /** Nothing of a workspace is named in the input: a stranger acts on their own workspace. */
  actsOnOwn?: true;
  /** It writes nothing. */
  reads?: true;
};

type Action = (slug: string, input: never) => Promise<Answer>;

/** The door of a server action, called as the browser calls it. */
export function action<A extends Action>(
  call: A,
  {
    prepare,
    ...rest
  }: Omit<Door, "prepare"> & { prepare: (owner: Actor) => Promise<Parameters<A>[1]> | Parameters<A>[1] },
): Door {
  return {
    ...rest,
    prepare: async (owner) => {
      const input = await prepare(owner);
      return ({ slug }) => call(slug, input);
    },
  };
}
