import type { TextRange } from "./grapheme";

/**
 * Turns offsets in UTF-16 units, which Plumbline stores, into Unicode code points, in which the Web Annotation Data
 * Model counts a TextPositionSelector (https://www.w3.org/TR/annotation-model/#text-position-selector), and back. Each
 * direction walks the text once; an offset within a surrogate pair goes to the pair's beginning, one outside the text to
 * its nearer end.
 */
export class CodePoints {
  /** Places of the second halves of surrogate pairs, in order. */
  private readonly seconds: number[] = [];

  constructor(private readonly text: string) {
    for (let at = 1; at < text.length; at++) {
      if (!isHigh(text.charCodeAt(at - 1)) || !isLow(text.charCodeAt(at))) continue;
      this.seconds.push(at);
      // What follows a pair begins afresh.
      at++;
    }
  }

  /** The length of the text in code points. */
  get length(): number {
    return this.text.length - this.seconds.length;
  }

  ofUnits({ start, end }: TextRange): TextRange {
    return { start: this.ofUnit(start), end: this.ofUnit(end) };
  }

  toUnits({ start, end }: TextRange): TextRange {
    return { start: this.toUnit(start), end: this.toUnit(end) };
  }

  private ofUnit(unit: number): number {
    const at = Math.min(Math.max(unit, 0), this.text.length);
    // Second halves at or before the offset; one that the offset would cut in two counts, so that it goes to the beginning.
    return at - this.countSeconds((second) => second <= at);
  }

  private toUnit(point: number): number {
    const at = Math.min(Math.max(point, 0), this.length);
    // The n-th second half stands before the offset where its pair is complete by then.
    return at + this.countSeconds((second, index) => second - index <= at);
  }

  /** How many of the ordered second halves fulfil a condition that the first ones do and the rest do not. */
  private countSeconds(isBefore: (second: number, index: number) => boolean): number {
    let low = 0;
    let high = this.seconds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.seconds[middle]!, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
