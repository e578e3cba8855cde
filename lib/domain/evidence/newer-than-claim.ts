/**
 * Whether what the evidence is taken from came out after the claim was made, so that whoever claimed could not have
 * known it. Both are YYYY, YYYY-MM or YYYY-MM-DD and are compared as far as both are known: 2024 is not newer than
 * 2024-05-01.
 * @returns null where either day is unknown.
 */
export function newerThanClaim({
  issued,
  claimedOn,
}: {
  issued: string | null;
  claimedOn: string | null;
}): boolean | null {
  if (!issued || !claimedOn) return null;
  const length = Math.min(issued.length, claimedOn.length);
  return issued.slice(0, length) > claimedOn.slice(0, length);
}
