import { parseArgs } from "node:util";
import { db } from "@/lib/db/client";
import { ensureDatabase } from "@/lib/db/ensure-database";
import { mintWorkspaceId } from "@/lib/domain/actor";
import { baseUrl } from "@/lib/platform/env";
import { reportInWords } from "@/lib/server/verify/report-in-words";
import { verifyWorkspace } from "@/lib/server/verify/verify-workspace";
import { CommandRefused, runCommand } from "./run-command";

// npm run verify [-- --workspace name]: checks what is stored against its hashes, also while Plumbline runs.
await runCommand(async () => {
  const slug = readSlug();
  const database = await ensureDatabase({ migrate: false });
  try {
    const workspaces = await db.workspace.findMany({
      where: slug === undefined ? {} : { slug },
      select: { id: true, slug: true, name: true },
      orderBy: { slug: "asc" },
    });
    if (slug !== undefined && workspaces.length === 0) {
      throw new CommandRefused(`There is no workspace of the name ${slug}: it is the part of the address after /w/.`);
    }
    let doubtful = 0;
    for (const { id, ...workspace } of workspaces) {
      // Whoever can read the database needs no gate.
      const report = await verifyWorkspace({
        workspaceId: mintWorkspaceId(id),
        onProgress: showProgress(workspace.slug),
      });
      showProgress(workspace.slug)(null);
      console.log(`${reportInWords({ ...workspace, report })}\n`);
      if (!report.isInOrder) doubtful++;
    }
    const checked = workspaces.length === 1 ? "1 workspace" : `${workspaces.length} workspaces`;
    if (doubtful > 0) throw new CommandRefused(advice({ doubtful, checked }));
    console.log(`Checked ${checked}: everything is as it was stored, or was redacted on purpose.`);
  } finally {
    await db.$disconnect();
    await database.stop();
  }
});

function readSlug(): string | undefined {
  try {
    return parseArgs({ options: { workspace: { type: "string" } } }).values.workspace;
  } catch {
    throw new CommandRefused("Write npm run verify for all workspaces, or npm run verify -- --workspace name for one.");
  }
}

/** One line that is written over again, on a terminal alone: a file gets the summary and nothing else. */
function showProgress(slug: string): (progress: { label: string; done: number } | null) => void {
  if (!process.stderr.isTTY) return () => {};
  return (progress) =>
    process.stderr.write(progress ? `\r\u001b[K${slug}: ${progress.label}, ${progress.done}` : "\r\u001b[K");
}

function advice({ doubtful, checked }: { doubtful: number; checked: string }): string {
  return [
    `Checked ${checked}: in ${doubtful === 1 ? "1" : doubtful} of them something is not as it was stored.`,
    "Published files are drawn anew from their editions when Plumbline starts, and by npm run render-public. Where all of them are",
    `called outdated, this command may know another address than the server: PLUMBLINE_URL, here ${baseUrl()}.`,
    "Redacted bytes that are still there go with the next redaction. Whatever else is named has to come from a backup.",
  ].join("\n");
}
