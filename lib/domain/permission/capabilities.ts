import type { Role } from "@/lib/domain/actor";

const everyone = ["viewer", "volunteer", "reviewer", "editor", "owner"] as const;
const volunteers = ["volunteer", "reviewer", "editor", "owner"] as const;
const reviewers = ["reviewer", "editor", "owner"] as const;
const editors = ["editor", "owner"] as const;
const owners = ["owner"] as const;

/**
 * The one permission table: which roles may do what. Every door asks it through `can`: actions, routes, the
 * collaboration server, exports. What is not in it cannot be asked, and what is not granted is refused.
 */
export const capabilities = {
  "workspace.read": everyone,

  "article.import": volunteers,
  "article.edit": volunteers,
  "article.archive": editors,
  "passage.decide": volunteers,

  "claim.create": volunteers,
  "claim.edit": volunteers,
  "claim.relate": volunteers,
  "claim.merge": volunteers,
  "claim.gather": volunteers,
  "claim.reopen": editors,

  "source.create": volunteers,
  "source.edit": volunteers,
  "source.capture": volunteers,
  "source.derive": volunteers,
  "source.merge": volunteers,
  "source.rateReliability": reviewers,
  "source.changeStatus": editors,
  "source.decideRepublishing": editors,

  "evidence.create": volunteers,
  "evidence.edit": volunteers,
  "evidence.withdraw": volunteers,
  "evidence.rate": volunteers,
  "searchLog.add": volunteers,
  "dossier.write": volunteers,
  "rightOfReply.record": volunteers,

  "round.open": editors,
  "round.cancel": editors,
  "round.reveal": editors,
  "assessment.write": reviewers,
  "verdict.adjudicate": editors,
  "verdict.approve": reviewers,

  "briefing.create": editors,
  "briefing.write": editors,
  "edition.publish": editors,
  "correction.publish": editors,
  "queue.resolve": editors,
  "report.handle": editors,

  "members.manage": owners,
  "policy.edit": owners,
  "scale.edit": owners,
  "redaction.make": owners,
} as const satisfies Record<string, readonly Role[]>;

export type Capability = keyof typeof capabilities;
