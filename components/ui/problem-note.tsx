import { Notice } from "@/components/ui/notice";

/** Why something was not done; announced when it appears. */
export function ProblemNote({ words }: { words: string | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {words && <Notice tone="danger">{words}</Notice>}
    </div>
  );
}
