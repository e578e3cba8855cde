import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { DatabaseStartError } from "@/lib/db/database-start-error";
import { jobLogger } from "./job-logger";

/** PostgreSQL's code for "permission denied". */
const notAllowed = "42501";

/**
 * Makes or renews the schema `graphile_worker` in the database at `url`; what it needs comes with the package. To be called
 * after the product's own migrations and before anything is enqueued.
 * @throws DatabaseStartError with advice where the database account may not make a schema.
 */
export async function migrateJobs({ url }: { url: string }): Promise<void> {
  try {
    await runMigrations({ connectionString: url, logger: new Logger(jobLogger) });
  } catch (error) {
    if ((error as { code?: string }).code !== notAllowed) throw error;
    const { user, database } = new pg.Client({ connectionString: url });
    throw new DatabaseStartError(
      "The database account may not make the schema graphile_worker, in which long imports wait.\n" +
        `Allow it: GRANT CREATE ON DATABASE ${pg.escapeIdentifier(database ?? "plumbline")} TO ${pg.escapeIdentifier(user ?? "plumbline")};`,
      { cause: error },
    );
  }
}
