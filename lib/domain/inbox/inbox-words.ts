/** The states of an item, as filters and marks name them. */
export const itemStateWords = {
  fetching: "Being fetched",
  waiting: "Waiting",
  storing: "Being brought in",
  stored: "Brought in",
  dismissed: "Dismissed",
  failed: "Failed",
} as const;
export type ItemState = keyof typeof itemStateWords;
export const itemStates = Object.keys(itemStateWords) as [ItemState, ...ItemState[]];

export const batchKinds = ["url_list", "wordpress", "bring_in"] as const;
export type BatchKind = (typeof batchKinds)[number];

export const batchStateWords = {
  waiting: "Waiting to begin",
  running: "Under way",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Stopped by a problem",
} as const;
export type BatchState = keyof typeof batchStateWords;

/** True as long as something is still being done. */
export function isOpen(state: BatchState): boolean {
  return state === "waiting" || state === "running";
}

const doing = {
  url_list: "Fetching pages",
  wordpress: "Reading the WordPress export",
  bring_in: "Bringing articles in",
} as const satisfies Record<BatchKind, string>;

const things = {
  url_list: ["page", "pages"],
  wordpress: ["post", "posts"],
  bring_in: ["article", "articles"],
} as const satisfies Record<BatchKind, readonly [string, string]>;

const figure = new Intl.NumberFormat("en-GB");

/** How far a batch is. `failed` are among `done`. */
export type BatchFigures = { kind: BatchKind; state: BatchState; total: number | null; done: number; failed: number };

/** What is being done, as the name of its progress bar. */
export function doingWords({ kind, state }: Pick<BatchFigures, "kind" | "state">): string {
  return state === "waiting" ? `${doing[kind]}: waiting to begin` : doing[kind];
}

/** How far it is: "12 of 40 pages, 2 failed". */
export function progressWords({ kind, total, done, failed }: BatchFigures): string {
  const [one, many] = things[kind];
  const noun = (total ?? done) === 1 ? one : many;
  const far =
    total === null ? `${figure.format(done)} ${noun}` : `${figure.format(done)} of ${figure.format(total)} ${noun}`;
  return failed > 0 ? `${far}, ${figure.format(failed)} failed` : far;
}

/** What an export held beside published posts and pages. */
export type LeftOut = { drafts?: number; attachments?: number; others?: number };

/** "Left out: 12 drafts and private posts, 340 attachments." or "" where nothing was. */
export function leftOutWords({ drafts = 0, attachments = 0, others = 0 }: LeftOut): string {
  const parts = [
    drafts > 0 && `${figure.format(drafts)} ${drafts === 1 ? "draft or private post" : "drafts and private posts"}`,
    attachments > 0 && `${figure.format(attachments)} ${attachments === 1 ? "attachment" : "attachments"}`,
    others > 0 && `${figure.format(others)} ${others === 1 ? "revision or other part" : "revisions and other parts"}`,
  ].filter(Boolean);
  return parts.length > 0 ? `Left out: ${parts.join(", ")}.` : "";
}
