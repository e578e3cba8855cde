import { RadioCards } from "@/components/ui/radio-cards";

/** Asks how a page that holds several articles comes in. */
export function ArticlesChoice({
  count,
  asOne,
  onChoose,
}: {
  count: number;
  asOne: boolean;
  onChoose: (asOne: boolean) => void;
}) {
  return (
    <RadioCards
      className="mb-8 max-w-3xl"
      legend={`This page holds ${count} articles`}
      name="articles-of-page"
      columns={2}
      value={asOne ? "one" : "several"}
      onValueChange={(value) => onChoose(value === "one")}
      options={[
        {
          value: "several",
          title: `Bring in each by itself`,
          explanation: "Look at the list, leave out what you do not need, and move a boundary that is wrong.",
        },
        {
          value: "one",
          title: "Bring in as one article",
          explanation: "The boundaries are kept in the draft; you can come back to them.",
        },
      ]}
    />
  );
}
