/** How often an address is fetched again. */
export const captureRhythms = ["weekly", "monthly"] as const;
export type CaptureRhythm = (typeof captureRhythms)[number];

export const rhythmWords = { weekly: "Every week", monthly: "Every month" } as const satisfies Record<
  CaptureRhythm,
  string
>;

const dayMs = 24 * 60 * 60 * 1000;

/** Thirty days, so that the pause does not depend on the calendar. */
const pauseMs = { weekly: 7 * dayMs, monthly: 30 * dayMs } as const satisfies Record<CaptureRhythm, number>;

/**
 * When an address is fetched next. After a failure it is tried sooner, after one day, two, four … and never later than the
 * rhythm says.
 * @param failures times in a row that no copy was had
 * @param spread a random number from 0 up to 1: sources that began together drift apart by up to a tenth of the pause
 */
export function nextCapture({
  every,
  failures,
  now,
  spread,
}: {
  every: CaptureRhythm;
  failures: number;
  now: Date;
  spread: number;
}): Date {
  const pause = failures === 0 ? pauseMs[every] : Math.min(pauseMs[every], dayMs * 2 ** (failures - 1));
  return new Date(now.getTime() + pause + Math.floor((spread * pause) / 10));
}
