type Cell = string | number | null;

/** Prints rows under a title, columns aligned; figures right, words left. */
export function printTable({ title, columns, rows }: { title: string; columns: string[]; rows: Cell[][] }): void {
  const texts = [columns, ...rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))))];
  const widths = columns.map((_, at) => Math.max(...texts.map((row) => (row[at] ?? "").length)));
  const isFigure = columns.map((_, at) => rows.every((row) => !/[A-Za-z]{3,}/u.test(String(row[at] ?? ""))));
  console.log(`\n${title}`);
  for (const [line, row] of texts.entries()) {
    const cells = row.map((cell, at) =>
      at > 0 && isFigure[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!),
    );
    console.log(`  ${cells.join("  ").trimEnd()}`);
    if (line === 0) console.log(`  ${widths.map((width) => "-".repeat(width)).join("  ")}`);
  }
}

/** The last line of every command: one JSON object. Figures are rounded to four places. */
export function printResult(result: Record<string, number>): void {
  const rounded = Object.entries(result).map(([key, value]) => [key, Math.round(value * 1e4) / 1e4]);
  console.log(`\n${JSON.stringify(Object.fromEntries(rounded))}`);
}

/** "0.987" */
export function share(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : "–";
}

/** "12.3" */
export function oneDecimal(value: number): string {
  return Number.isFinite(value) ? value.toFixed(1) : "–";
}
