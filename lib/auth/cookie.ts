import { baseUrl } from "@/lib/platform/env";

/** Days that a sign-in lasts. */
export const sessionDays = 30;

/** The session cookie: its name says when it may only travel over https. */
export function sessionCookie(): { name: string; secure: boolean } {
  const secure = baseUrl().startsWith("https:");
  return { name: secure ? "__Secure-plumbline.session" : "plumbline.session", secure };
}
