import type { Role } from "@/lib/domain/actor";

/** How the interface tells the roles: a name, and what somebody in it may do. */
export const roleWords = {
  viewer: { name: "Viewer", means: "read everything in the workspace." },
  volunteer: {
    name: "Volunteer",
    means: "bring in articles, split them into claims, add sources and evidence, and rate evidence.",
  },
  reviewer: { name: "Reviewer", means: "all that a volunteer does, and assess claims and approve verdicts." },
  editor: {
    name: "Editor",
    means: "all that a reviewer does, and open and reveal review rounds, settle verdicts, publish and correct.",
  },
  owner: { name: "Owner", means: "all that an editor does, and manage members, the rating scale and policies." },
} as const satisfies Record<Role, { name: string; means: string }>;
