"use client";

import { signIn, signOut } from "next-auth/react";
import type { SignInRefusal } from "@/lib/auth/options";

/** @returns null when signed in, else the reason why not. */
export async function signInWithPassword({
  email,
  password,
}: {
  email: string;
  password: string;
}): Promise<SignInRefusal | "unreachable" | null> {
  try {
    const result = await signIn("credentials", { email, password, redirect: false });
    if (result?.ok) return null;
    return result?.error === "too_many_attempts" ? "too_many_attempts" : "wrong_credentials";
  } catch {
    return "unreachable";
  }
}

/** Leaves for the provider's own page, or sends the link for "email". */
export async function signInWith({ provider, email, next }: { provider: string; email?: string; next: string }) {
  await signIn(provider, { callbackUrl: next, ...(email ? { email } : {}) });
}

/** Revokes this browser's session and goes to the sign-in page. */
export async function signOutHere(): Promise<void> {
  await signOut({ callbackUrl: "/sign-in" });
}
