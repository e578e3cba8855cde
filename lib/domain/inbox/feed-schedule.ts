const minute = 60_000;
const hour = 60 * minute;

/** How long a feed that answers is left alone, at the least. Newspapers publish all day, and nobody wants to be asked often. */
export const restMs = 4 * hour;

/** The first pause after a failure; it doubles with each further one, up to a day. */
const firstBackOffMs = 30 * minute;
const longestBackOffMs = 24 * hour;

/**
 * When a feed is read again.
 * @param failures how many readings have failed since the last one that did not
 * @param spread a random number from 0 up to 1: feeds that began together drift apart by up to a quarter of the pause
 */
export function nextReading({ now, failures, spread }: { now: Date; failures: number; spread: number }): Date {
  const pause = failures === 0 ? restMs : Math.min(firstBackOffMs * 2 ** (failures - 1), longestBackOffMs);
  return new Date(now.getTime() + pause + Math.floor((spread * pause) / 4));
}
