/** What has become of a source since it came out. */
export const sourceStatuses = ["current", "corrected", "superseded", "retracted", "withdrawn"] as const;
export type SourceStatus = (typeof sourceStatuses)[number];

type StatusWords = {
  label: string;
  /** What it means, for the person who chooses. */
  means: string;
};

export const statusWords = {
  current: { label: "Current", means: "Stands as published, as far as we know." },
  corrected: { label: "Corrected", means: "Its publisher has corrected something in it." },
  superseded: { label: "Superseded", means: "A newer edition or newer figures have taken its place." },
  retracted: { label: "Retracted", means: "Its publisher has taken it back as unsound." },
  withdrawn: { label: "Withdrawn", means: "It was taken away without being declared unsound." },
} as const satisfies Record<SourceStatus, StatusWords>;

/** A retracted or withdrawn source counts for nothing where origins are counted. */
export function countsAsOrigin(status: SourceStatus): boolean {
  return status !== "retracted" && status !== "withdrawn";
}

/** Whether the change puts in doubt what rests on the source. Going back to "current" does not. */
export function putsInDoubt({ from, to }: { from: SourceStatus; to: SourceStatus }): boolean {
  return from !== to && to !== "current";
}
