"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { signInWith, signInWithPassword } from "@/lib/auth/client";

const words = {
  wrong_credentials: "The address and the password do not belong together. Check both and try again.",
  too_many_attempts: "There have been too many attempts. Wait a quarter of an hour and try again.",
  unreachable: "The server cannot be reached. What you typed is still here; try again when you are online.",
} as const;

/** Signs in with a password, or by one of the other ways that this installation offers. */
export function SignInForm({
  next,
  providers,
}: {
  /** A path on this site. */
  next: string;
  providers: readonly { id: "github" | "google" | "email"; name: string }[];
}) {
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<keyof typeof words | null>(null);
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setProblem(null);
    const refusal = await signInWithPassword({ email, password });
    if (refusal) {
      setProblem(refusal);
      setPending(false);
      return;
    }
    router.replace(next);
    router.refresh();
  }

  const others = providers.filter(({ id }) => id !== "email");
  const offersLink = providers.some(({ id }) => id === "email");
  return (
    <div className="grid gap-8">
      <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-5">
        {problem && (
          <Notice tone="danger" role="alert">
            {words[problem]}
          </Notice>
        )}
        <TextInput
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextInput
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pending={pending} pendingLabel="Signing in…">
            Sign in
          </SubmitButton>
          {offersLink && (
            <Button
              variant="quiet"
              onClick={() => void signInWith({ provider: "email", email, next })}
              aria-disabled={!email}
            >
              Send me a link instead
            </Button>
          )}
        </div>
      </form>
      {others.length > 0 && (
        <div className="grid gap-2 border-t border-rule pt-6">
          {others.map(({ id, name }) => (
            <Button key={id} onClick={() => void signInWith({ provider: id, next })}>
              Sign in with {name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
