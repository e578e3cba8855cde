import type { ReactNode } from "react";

export type WorkspaceName = {
  /** As in /w/<slug>. */
  slug: string;
  name: string;
};

/** What the signed-in frame shows; the layout of the desk loads it. */
export type DeskFrame = {
  workspace: WorkspaceName;
  /** All workspaces of the person, this one included. */
  workspaces: readonly WorkspaceName[];
  user: { name: string; email: string };
  counts: {
    /** What waits in the review queue for this person or for anyone. */
    queue: number;
    /** Items of the inbox that somebody may bring in. */
    inbox: number;
  };
  /** Whether Settings are listed. */
  canManage: boolean;
  /** The form that signs out; its button may be <Button variant="secondary" className="w-full">. */
  signOut: ReactNode;
};
