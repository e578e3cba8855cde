import type { Adapter, AdapterUser } from "next-auth/adapters";
import { findLiveUser } from "@/lib/auth/find-user";
import { db } from "@/lib/db/client";

const asAdapterUser = (user: { id: string; email: string; name: string }): AdapterUser => ({
  ...user,
  emailVerified: null,
});

/**
 * The part of next-auth's storage that links by e-mail want: one-time tokens, and people by their address. Sessions are
 * ours, and accounts are never made here: a stranger's link leads to the sign-in page and no further.
 */
export const emailLinkAdapter: Adapter = {
  async createVerificationToken(token) {
    // A stranger's would never be used, and fill the table.
    if (await findLiveUser(token.identifier)) await db.verificationToken.create({ data: token });
    return token;
  },
  async useVerificationToken({ identifier, token }) {
    const [used] = await db.$queryRaw<{ identifier: string; token: string; expires: Date }[]>`
      DELETE FROM verification_token WHERE identifier = ${identifier} AND token = ${token}
      RETURNING identifier, token, expires`;
    return used ?? null;
  },
  async getUserByEmail(email) {
    const user = await findLiveUser(email);
    return user && asAdapterUser(user);
  },
  // next-auth asks this of a cookie that it has decoded but not checked against our Session row, and would sign whoever
  // sent it in as that person: a revoked cookie beside one's own account elsewhere would do.
  async getUser() {
    return null;
  },
  // No account elsewhere is remembered: it is recognised anew each time, by its verified address.
  async getUserByAccount() {
    return null;
  },
  async linkAccount() {},
  async updateUser(user) {
    return { ...user, email: user.email ?? "", emailVerified: null };
  },
  createUser() {
    return Promise.reject(new Error("Accounts are made by an invitation alone."));
  },
};
