import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";

/** Any two versions to be compared. A plain form: it works without scripts. */
export function ChooseVersions({
  action,
  numbers,
  from,
  to,
}: {
  action: string;
  /** The newest first. */
  numbers: readonly number[];
  from: number;
  to: number;
}) {
  const options = numbers.map((number) => ({ value: String(number), label: `Version ${number}` }));
  return (
    <form action={action} className="mb-8 flex flex-wrap items-end gap-4">
      <Select label="Earlier version" name="from" options={options} defaultValue={String(from)} />
      <Select label="Later version" name="to" options={options} defaultValue={String(to)} />
      <Button type="submit">Compare</Button>
    </form>
  );
}
