/** The outcome of a step that a sample takes. @throws Error that names the refusal: the sample itself is wrong then. */
export function taken<O extends { ok: boolean }>(outcome: O): Extract<O, { ok: true }> {
  if (!outcome.ok) throw new Error(`A step of the sample was refused: ${JSON.stringify(outcome)}`);
  return outcome as Extract<O, { ok: true }>;
}
