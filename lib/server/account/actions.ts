"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import { passwordProblemWords } from "@/lib/auth/password-rules";
import { currentSession } from "@/lib/auth/require-actor";
import { signInHere } from "@/lib/auth/sign-in-here";
import { personSchema, workspaceNameSchema } from "@/lib/domain/account/account-schemas";
import { formText } from "@/lib/platform/form-text";
import { log } from "@/lib/platform/log";
import { startInstallation } from "@/lib/server/account/first-start";
import type { FormState } from "@/lib/server/account/form-state";
import { resetPassword } from "@/lib/server/account/password-reset";
import { brackwater } from "@/lib/server/sample/brackwater";
import { buildSample } from "@/lib/server/sample/build-sample";
import { endSession, endSessionsOf } from "@/lib/server/account/sessions";
import { joinAsNewPerson, joinWorkspace } from "@/lib/server/workspace/invitations";

// What these functions are given is unknown: a caller can send anything, an object too, in place of a text.

const unavailable = "Something went wrong on the server and nothing was changed. Please try again in a moment.";

function typedOf(form: FormData): Record<string, string> {
  const entries = [...form.entries()].filter(([name, value]) => name !== "password" && typeof value === "string");
  return Object.fromEntries(entries) as Record<string, string>;
}

function fieldWords(error: z.ZodError): Record<string, string> {
  const words: Record<string, string> = {};
  for (const issue of error.issues) words[issue.path.join(".")] ??= issue.message;
  return words;
}

async function guarded(given: unknown, run: (form: FormData) => Promise<FormState>): Promise<FormState> {
  const form = given instanceof FormData ? given : new FormData();
  try {
    return { typed: typedOf(form), ...(await run(form)) };
  } catch (error) {
    // Next's own redirect travels as an error and has to pass.
    if (typeof error === "object" && error !== null && "digest" in error) throw error;
    log.error({ err: error }, "an entry form failed");
    return { message: unavailable, typed: typedOf(form) };
  }
}

/** Everything is stored: signs the person in and leads to where they wanted to go. */
async function arrive({ userId, next }: { userId: string; next: string }): Promise<never> {
  await signInHere({ userId, now: new Date() });
  redirect(next);
}

/** A sample that cannot be made is no reason to keep somebody out of their own workspace. */
async function addSample(ownerId: string): Promise<void> {
  try {
    await buildSample({ ownerId, sample: brackwater, slug: "brackwater-sample", now: new Date() });
  } catch (error) {
    log.error({ err: error }, "the sample workspace could not be made");
  }
}

/** The first start: the first owner's account and the workspace. */
export async function startInstallationAction(_before: FormState, given: unknown): Promise<FormState> {
  return guarded(given, async (form) => {
    const person = personSchema.safeParse({
      name: formText(form, "name"),
      email: formText(form, "email"),
      password: formText(form, "password"),
    });
    const name = workspaceNameSchema.safeParse(formText(form, "workspaceName"));
    if (!person.success || !name.success) {
      const fields = person.success ? {} : fieldWords(person.error);
      if (!name.success) fields.workspaceName = name.error.issues[0]?.message ?? "";
      return { fields };
    }
    const outcome = await startInstallation({ person: person.data, workspaceName: name.data, now: new Date() });
    if (outcome.ok) {
      if (formText(form, "sample")) await addSample(outcome.userId);
      return arrive({ userId: outcome.userId, next: `/w/${outcome.slug}` });
    }
    if (outcome.reason === "already_started") {
      return { message: "This installation has its first owner already. Ask them for an invitation link." };
    }
    return { fields: { password: passwordProblemWords[outcome.reason] } };
  });
}

const joinWords = {
  link_no_longer_valid: "This invitation has been used or has ended. Ask for a new link.",
  already_a_member: "You belong to this workspace already. Sign in to go there.",
} as const;

/** A new person makes an account with an invitation. */
export async function joinAsNewPersonAction(token: unknown, _before: FormState, given: unknown): Promise<FormState> {
  return guarded(given, async (form) => {
    const person = personSchema.safeParse({
      name: formText(form, "name"),
      email: formText(form, "email"),
      password: formText(form, "password"),
    });
    if (!person.success) return { fields: fieldWords(person.error) };
    const outcome = await joinAsNewPerson({ token: String(token), person: person.data, now: new Date() });
    if (outcome.ok) return arrive({ userId: outcome.userId, next: `/w/${outcome.slug}` });
    switch (outcome.reason) {
      case "address_taken":
        return { fields: { email: "Somebody with this address has an account here. If it is you, sign in first." } };
      case "link_no_longer_valid":
      case "already_a_member":
        return { message: joinWords[outcome.reason] };
      default:
        return { fields: { password: passwordProblemWords[outcome.reason] } };
    }
  });
}

/** Somebody who is signed in joins another workspace. */
export async function joinWorkspaceAction(token: unknown, _before: FormState, given: unknown): Promise<FormState> {
  return guarded(given, async () => {
    const session = await currentSession();
    if (!session) return { message: "You have been signed out. Sign in and open the link again." };
    const outcome = await joinWorkspace({ token: String(token), userId: session.user.id, now: new Date() });
    if (outcome.ok) redirect(`/w/${outcome.slug}`);
    return { message: joinWords[outcome.reason] };
  });
}

/** Sets a new password from a one-time link. */
export async function resetPasswordAction(token: unknown, _before: FormState, given: unknown): Promise<FormState> {
  return guarded(given, async (form) => {
    const outcome = await resetPassword({
      token: String(token),
      password: formText(form, "password").slice(0, 1000),
      now: new Date(),
    });
    if (outcome.ok) return arrive({ userId: outcome.userId, next: "/" });
    if (outcome.reason === "link_no_longer_valid") {
      return {
        message: "This link has been used or is too old. Ask the person who runs this installation for a new one.",
      };
    }
    return { fields: { password: passwordProblemWords[outcome.reason] } };
  });
}

/** Signs one of the person's own browsers out. */
export async function endSessionAction(sessionId: unknown): Promise<{ ok: boolean }> {
  const session = await currentSession();
  if (!session) return { ok: false };
  await endSession({ userId: session.user.id, sessionId: String(sessionId), now: new Date() });
  return { ok: true };
}

/** Signs all of the person's other browsers out. */
export async function endOtherSessionsAction(): Promise<{ ok: boolean }> {
  const session = await currentSession();
  if (!session) return { ok: false };
  await endSessionsOf({ userId: session.user.id, except: session.sessionId, now: new Date() });
  return { ok: true };
}
