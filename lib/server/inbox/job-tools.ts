import type { HostTurn } from "@/lib/server/inbox/host-turns";
import type { PageFetcher } from "@/lib/server/inbox/import-item";

/** What the jobs need of the world, so that tests can stand in for it. */
export type JobTools = {
  fetcher: PageFetcher;
  /** One request at a time to each host. */
  inTurn: HostTurn;
  clock: () => Date;
  /** From 0 up to 1, as Math.random. */
  spread: () => number;
};
