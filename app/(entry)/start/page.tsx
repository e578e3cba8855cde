import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryForm } from "@/components/account/entry-form";
import { EntryShell } from "@/components/shell/entry-shell";
import { startInstallationAction } from "@/lib/server/account/actions";
import { isEmptyInstallation } from "@/lib/server/account/first-start";

export const metadata: Metadata = { title: "First start" };

export default async function StartPage() {
  if (!(await isEmptyInstallation())) redirect("/sign-in");
  return (
    <EntryShell
      title="Welcome to Plumbline"
      intro="Name your workspace and make the first account. You will be its owner and can invite the others."
      footer="Everything stays on this server: no account elsewhere, no tracking."
    >
      <EntryForm
        action={startInstallationAction}
        submit="Open the workspace"
        pending="Opening…"
        fields={[
          {
            name: "workspaceName",
            label: "Name of the workspace",
            hint: "Your team, as readers should see it, such as “Brackwater Hospital Watch”.",
            autoComplete: "organization",
          },
          { name: "name", label: "Your name", autoComplete: "name" },
          { name: "email", label: "Your e-mail address", autoComplete: "username" },
          {
            name: "password",
            label: "Password",
            hint: "At least 12 characters. Three or four unrelated words do well.",
            autoComplete: "new-password",
          },
        ]}
        choice={{
          name: "sample",
          label: "Also make a sample workspace to look around in",
          hint: "An invented town, its hospital and two articles, with claims in every state. It stands beside your own.",
        }}
      />
    </EntryShell>
  );
}
