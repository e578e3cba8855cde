import type { Prisma } from "@/lib/db/generated/client";

// The blind, as conditions that every query of ratings or assessments carries: one's own at any time, everybody's once
// the round is revealed. Not even an owner's query goes without.

export function ratingsVisibleTo(userId: string): Prisma.EvidenceRatingWhereInput {
  return { OR: [{ raterId: userId }, { round: { revealedAt: { not: null } } }] };
}

export function assessmentsVisibleTo(userId: string): Prisma.AssessmentWhereInput {
  return { OR: [{ reviewerId: userId }, { round: { revealedAt: { not: null } } }] };
}
