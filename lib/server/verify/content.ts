import type { ContentState } from "@/lib/domain/redaction/content-state";

/** Something that was checked against the hash that it was stored with. */
export type Content = {
  /** Its id in the database, its digest or, for a published file, its path. */
  id: string;
  state: ContentState;
};
