import type { Metadata } from "next";
import { EntryShell } from "@/components/shell/entry-shell";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <EntryShell
      title="There is nothing at this address"
      intro="It may have been moved, or it belongs to a workspace that you are not a member of."
    >
      <ButtonLink href="/" variant="primary">
        Go to your workspace
      </ButtonLink>
    </EntryShell>
  );
}
