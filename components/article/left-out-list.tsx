import { z } from "zod";
import { DayText } from "@/components/ui/day-text";

const removedSchema = z.array(z.object({ text: z.string(), reason: z.string() })).catch([]);

/** Under the text: what was left out of it and why, and the copies that it was read from. */
export function LeftOutList({
  removed,
  captures,
}: {
  removed: unknown;
  captures: { id: string; finalUrl: string | null; fileName: string | null; sha256: string; capturedAt: Date }[];
}) {
  const blocks = removedSchema.parse(removed);
  if (blocks.length === 0 && captures.length === 0) return null;
  return (
    <footer className="mt-12 grid measure gap-4 text-sm text-ink-muted">
      {blocks.length > 0 && (
        <details>
          <summary className="w-fit link">
            {blocks.length === 1 ? "One block was left out" : `${blocks.length} blocks were left out`}
          </summary>
          <ul className="mt-3 divide-y divide-rule border-y border-rule">
            {blocks.map(({ text, reason }, index) => (
              <li key={index} className="py-2">
                <span className="line-clamp-2 font-serif">{text}</span>
                <span>{reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {captures.map((capture) => (
        <p key={capture.id} className="wrap-anywhere">
          Copy stored on <DayText on={capture.capturedAt.toISOString().slice(0, 10)} />:{" "}
          {capture.finalUrl ?? capture.fileName ?? "pasted text"} · SHA-256{" "}
          <code className="font-mono text-xs">{capture.sha256.slice(0, 12)}…</code>
        </p>
      ))}
    </footer>
  );
}
