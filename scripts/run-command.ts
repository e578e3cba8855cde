import { DatabaseStartError } from "@/lib/db/database-start-error";

/** Runs a command's body and ends the process: 0, or 1 with the message (the whole error where it is a surprise). */
export async function runCommand(body: () => Promise<void>): Promise<void> {
  try {
    await body();
    process.exit(0);
  } catch (error) {
    const isExpected = error instanceof DatabaseStartError || error instanceof CommandRefused;
    console.error(isExpected ? error.message : error);
    process.exit(1);
  }
}

/** Why a command does nothing, in words for the person who typed it. */
export class CommandRefused extends Error {
  override name = "CommandRefused";
}
