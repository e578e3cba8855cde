/** A refusal: an ordinary answer that says in one literal word why a thing was not done. */
export type Refusal<R extends string = string> = { ok: false; reason: R };

/** What a mutation answers. Surprises are thrown instead. */
export type Outcome<T extends object, R extends string> = ({ ok: true } & T) | Refusal<R>;

/** @returns a refusal whose reason keeps its literal type. */
export function refuse<const R extends string>(reason: R): Refusal<R> {
  return { ok: false, reason };
}
