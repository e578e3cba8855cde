type TextRange = { start: number; end: number };

/**
 * Makes a quick test of whether any decision touches a range: for stepping to what nobody has decided on. Ranges that
 * merely meet do not touch.
 */
export function decidedTest(decisions: readonly TextRange[]): (range: TextRange) => boolean {
  const runs: TextRange[] = [];
  for (const { start, end } of decisions.toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return ({ start, end }) => {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle]!.end <= start) low = middle + 1;
      else high = middle;
    }
    const run = runs[low];
    return run !== undefined && run.start < end;
  };
}
