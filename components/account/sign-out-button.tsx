"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { signOutHere } from "@/lib/auth/client";

/** Ends this browser's session. */
export function SignOutButton() {
  const [pending, setPending] = useState(false);
  return (
    <Button
      className="w-full"
      pending={pending}
      pendingLabel="Signing out…"
      onClick={() => {
        setPending(true);
        void signOutHere();
      }}
    >
      Sign out
    </Button>
  );
}
