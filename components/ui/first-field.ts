/** Where a person would begin to fill in; null without a field. Of a group of choices it is the one chosen. */
export function firstField(within: HTMLElement | null): HTMLElement | null {
  const first = within?.querySelector<HTMLElement>(
    ":is(input:not([type=hidden], [tabindex='-1']), select, textarea):enabled",
  );
  if (!(first instanceof HTMLInputElement) || first.type !== "radio") return first ?? null;
  return within?.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first;
}
