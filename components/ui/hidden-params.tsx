/** What a GET form carries along unseen: parameters of the URL that it does not ask for. */
export type KeptParams = Readonly<Record<string, string | undefined>>;

export function HiddenParams({ params }: { params: KeptParams }) {
  return Object.entries(params).map(([name, value]) =>
    value ? <input key={name} type="hidden" name={name} value={value} /> : null,
  );
}
