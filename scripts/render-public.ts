import { ensureDatabase } from "@/lib/db/ensure-database";
import { publicRoot, renderMissing } from "@/lib/publish/render-public";
import { runCommand } from "./run-command";

// npm run render-public: draws every published page anew, also while Plumbline runs.
await runCommand(async () => {
  const database = await ensureDatabase({ migrate: false });
  try {
    const drawn = await renderMissing({ force: true });
    console.log(`Drew ${drawn === 1 ? "1 briefing" : `${drawn} briefings`} with all editions into ${publicRoot()}.`);
  } finally {
    await database.stop();
  }
});
