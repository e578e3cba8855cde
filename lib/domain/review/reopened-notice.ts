const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** What readers of a published edition are told when one of its claims is reopened. Plain text. */
export function reopenedNotice({ statement, on }: { statement: string; on: Date }): string {
  return `On ${day.format(on)} the check of this claim was reopened: “${statement}” Its rating below may change.`;
}
