import { z } from "zod";

const profileSchema = z.object({ id: z.number(), login: z.string(), name: z.string().nullish() });
const emailsSchema = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

async function ask(path: string, accessToken: string): Promise<unknown> {
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${accessToken}`,
    "user-agent": "Plumbline",
  };
  const answer = await fetch(`https://api.github.com${path}`, { headers, signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${path}.`);
  return answer.json();
}

/**
 * Who signed in at GitHub, with the primary address that GitHub has verified, or none. An address that somebody has only
 * typed there must not open the account of whoever it belongs to.
 */
export async function readGitHubProfile(accessToken: string) {
  const [profile, emails] = await Promise.all([ask("/user", accessToken), ask("/user/emails", accessToken)]);
  const verified = emailsSchema.parse(emails).find(({ primary, verified: isVerified }) => primary && isVerified);
  const { id, login, name } = profileSchema.parse(profile);
  return { id, login, name: name ?? login, ...(verified && { email: verified.email }) };
}
