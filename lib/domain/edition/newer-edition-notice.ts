const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** What readers of an earlier edition are told once there is a newer one. Plain text. */
export function newerEditionNotice({ number, on }: { number: number; on: Date }): string {
  return `Edition ${number} of this briefing was published on ${day.format(on)}.`;
}
