import { alignVersions, type Alignment } from "@/lib/text/align-versions";
import { findQuote } from "@/lib/text/find-quote";
import type { TextRange } from "@/lib/text/grapheme";
import type { QuoteSelector } from "@/lib/text/quote-selector";
import { reanchor, type Reanchored } from "@/lib/text/reanchor";

/** Work between two pauses, in milliseconds: other people's requests wait no longer than this for their turn. */
const turnMs = 12;

/**
 * Where passages of one version stand in the next. Each is looked for once: an anchor and its decision share their range.
 * Looking in a long text takes its time, so `learn` does it before the transaction, in small turns; what it has not met is
 * looked for when it is asked for.
 */
export class PlaceMemory {
  private readonly ranges = new Map<string, Reanchored>();
  private readonly quotes = new Map<string, Reanchored>();
  private alignment: Alignment | undefined;

  constructor(private readonly texts: { before: string; after: string }) {}

  /** The place of a range of the earlier version. */
  of(range: TextRange): Reanchored {
    const key = `${range.start}-${range.end}`;
    let place = this.ranges.get(key);
    if (!place) {
      this.alignment ??= alignVersions(this.texts);
      place = reanchor({ ...this.texts, start: range.start, end: range.end, alignment: this.alignment });
      this.ranges.set(key, place);
    }
    return place;
  }

  /** The place of words that had lost theirs: they come back only where the very same words stand again. */
  again({ exact, prefix, suffix }: QuoteSelector): Reanchored {
    const key = JSON.stringify([exact, prefix, suffix]);
    let place = this.quotes.get(key);
    if (!place) {
      const found = this.texts.after.includes(exact)
        ? findQuote({ text: this.texts.after, exact, prefix, suffix })
        : null;
      place = found ? { state: "moved", start: found.start, end: found.end } : { state: "orphaned" };
      this.quotes.set(key, place);
    }
    return place;
  }

  /** Looks for many places, giving way to other work in between. */
  async learn({ ranges, quotes }: { ranges: readonly TextRange[]; quotes: readonly QuoteSelector[] }): Promise<void> {
    let until = performance.now() + turnMs;
    const look = [...ranges.map((range) => () => this.of(range)), ...quotes.map((quote) => () => this.again(quote))];
    for (const next of look) {
      next();
      if (performance.now() < until) continue;
      await new Promise((resolve) => setImmediate(resolve));
      until = performance.now() + turnMs;
    }
  }
}
