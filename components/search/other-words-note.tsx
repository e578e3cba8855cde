import { Notice } from "@/components/ui/notice";

/** Says that the words were not found as typed, and what was searched for instead. */
export function OtherWordsNote({
  typed,
  other,
}: {
  typed: string;
  other: { words: readonly string[]; because: "spelling" | "any" };
}) {
  return (
    <Notice className="mt-5">
      {other.because === "spelling" ? (
        <>
          Nothing holds “{typed}”. Shown instead is what holds <strong>{other.words.join(" ")}</strong>.
        </>
      ) : (
        <>Nothing holds all of these words together. Shown is what holds at least one of them.</>
      )}
    </Notice>
  );
}
