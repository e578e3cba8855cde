/** Room that stays free above and below the words that the page follows; CSS pixels. The head holds the toolbar. */
const room = { top: 120, bottom: 80 };

/** Scrolls to words of the text, only where they are not in view already. */
export function bringIntoView(range: Range | null): void {
  const box = range?.getBoundingClientRect();
  if (!box || (box.top >= room.top && box.bottom <= window.innerHeight - room.bottom)) return;
  window.scrollBy({ top: box.top - Math.max(room.top, window.innerHeight / 3), behavior: "instant" });
}

/** Brings words out from under a sheet that lies over the foot of the page; a panel beside the text covers nothing. */
export function bringAboveSheet({ range, sheet }: { range: Range | null; sheet: Element | null }): void {
  const box = range?.getBoundingClientRect();
  if (!box || !sheet || getComputedStyle(sheet).position !== "fixed") return;
  if (box.top >= room.top && box.bottom <= sheet.getBoundingClientRect().top) return;
  window.scrollBy({ top: box.top - room.top, behavior: "instant" });
}
