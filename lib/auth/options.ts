import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import EmailProvider from "next-auth/providers/email";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { sessionCookie, sessionDays } from "@/lib/auth/cookie";
import { emailLinkAdapter } from "@/lib/auth/email-link-adapter";
import { findLiveUser, normaliseEmail } from "@/lib/auth/find-user";
import { readGitHubProfile } from "@/lib/auth/github-profile";
import { spendVerification, verifyPassword } from "@/lib/auth/password";
import { liveSession, openSession } from "@/lib/auth/session";
import { countSignInAttempt, forgetSignInAttempts, countSignInLetter } from "@/lib/auth/sign-in-limits";
import { db } from "@/lib/db/client";
import { authSecret, env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";

/** What `authorize` may throw; next-auth hands the message to the sign-in page. */
export type SignInRefusal = "wrong_credentials" | "too_many_attempts";

async function authorise(
  credentials: Record<"email" | "password", string> | undefined,
  headers: Record<string, string | undefined>,
) {
  const email = normaliseEmail(credentials?.email ?? "");
  const password = credentials?.password ?? "";
  // Longer ones nobody has, and they would not fit into a row of the limits.
  if (!email || email.length > 254 || !password || password.length > 1000)
    throw new Error("wrong_credentials" satisfies SignInRefusal);
  const network = headers["x-plumbline-address"] ?? "unknown";
  if (!(await countSignInAttempt({ email, network }))) throw new Error("too_many_attempts" satisfies SignInRefusal);
  const user = await db.user.findUnique({ where: { email } });
  if (!user?.passwordHash || user.disabledAt) {
    await spendVerification(password);
    throw new Error("wrong_credentials" satisfies SignInRefusal);
  }
  if (!(await verifyPassword({ password, hash: user.passwordHash }))) {
    throw new Error("wrong_credentials" satisfies SignInRefusal);
  }
  await forgetSignInAttempts({ email, network });
  return { id: user.id, name: user.name, email: user.email, userAgent: headers["user-agent"] ?? "" };
}

/** Providers other than the password, each only when its variables are set. */
function optionalProviders(): NextAuthOptions["providers"] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET, EMAIL_SERVER, EMAIL_FROM } = env();
  const providers: NextAuthOptions["providers"] = [];
  // Accounts are recognised by their address, which next-auth calls dangerous: it is safe only since every address that
  // comes from a provider is one that the provider has verified (readGitHubProfile; the callback signIn for Google).
  const byAddress = { allowDangerousEmailAccountLinking: true };
  if (GITHUB_ID && GITHUB_SECRET) {
    const userinfo = {
      url: "https://api.github.com/user",
      request: ({ tokens }: { tokens: { access_token?: string } }) => readGitHubProfile(tokens.access_token ?? ""),
    };
    providers.push(GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET, userinfo, ...byAddress }));
  }
  if (GOOGLE_ID && GOOGLE_SECRET) {
    providers.push(GoogleProvider({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET, ...byAddress }));
  }
  if (EMAIL_SERVER && EMAIL_FROM) providers.push(linkByEmail({ server: EMAIL_SERVER, from: EMAIL_FROM }));
  return providers;
}

/**
 * Sign-in links by e-mail. A stranger's address is answered like a member's, but gets no letter, and so is one that has
 * had too many; nobody waits for the mail
 * server either, since the time would tell the two apart.
 */
function linkByEmail({ server, from }: { server: string; from: string }) {
  const { sendVerificationRequest } = EmailProvider({ server, from });
  return EmailProvider({
    server,
    from,
    sendVerificationRequest: async (letter) => {
      if (!(await findLiveUser(letter.identifier)) || !(await countSignInLetter(letter.identifier))) return;
      void Promise.resolve(sendVerificationRequest(letter)).catch((error: unknown) =>
        log.error({ err: error }, "a sign-in link could not be sent"),
      );
    },
  });
}

/** Which ways to sign in this installation offers beside the password. */
export function offeredProviders(): { id: "github" | "google" | "email"; name: string }[] {
  return optionalProviders().map(({ id, name }) => ({ id: id as "github" | "google" | "email", name }));
}

/**
 * next-auth's settings. The JWT carries nothing but the person's id and the id of a Session row, which every request
 * checks again (lib/auth/session), so that a sign-in can be listed and revoked.
 */
export function authOptions(): NextAuthOptions {
  const cookie = sessionCookie();
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: sessionDays * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in?sent=1" },
    cookies: {
      sessionToken: {
        name: cookie.name,
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: cookie.secure },
      },
    },
    adapter: emailLinkAdapter,
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials, request) => authorise(credentials, (request.headers ?? {}) as Record<string, string>),
      }),
      ...optionalProviders(),
    ],
    callbacks: {
      // An account is made by the first start or an invitation alone; other ways in only recognise it by its address.
      async signIn({ user, account, profile, email }) {
        if (account?.provider === "credentials") return true;
        // Only asks for a link; whoever follows one comes through here again.
        if (email?.verificationRequest) return true;
        if (account?.provider === "google" && (profile as { email_verified?: boolean })?.email_verified !== true) {
          return false;
        }
        return Boolean(user.email && (await findLiveUser(user.email)));
      },
      async jwt({ token, user }) {
        if (!user?.email) return token;
        const account = await db.user.findUniqueOrThrow({ where: { email: normaliseEmail(user.email) } });
        const userAgent = "userAgent" in user && typeof user.userAgent === "string" ? user.userAgent : "";
        const session = await openSession({ userId: account.id, userAgent, now: new Date() });
        return { sub: account.id, sid: session.id };
      },
      async session({ session, token }) {
        const live =
          typeof token.sid === "string" ? await liveSession({ sessionId: token.sid, now: new Date() }) : null;
        return { expires: session.expires, user: live ? { name: live.user.name, email: live.user.email } : undefined };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid !== "string") return;
        await db.session.updateMany({ where: { id: token.sid, revokedAt: null }, data: { revokedAt: new Date() } });
      },
    },
  };
}
