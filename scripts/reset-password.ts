import { ensureDatabase } from "@/lib/db/ensure-database";
import { baseUrl } from "@/lib/platform/env";
import { createPasswordReset, resetMinutes } from "@/lib/server/account/password-reset";

const email = process.argv[2];
if (!email) {
  console.error("Say whose password: npm run reset-password -- someone@example.org");
  process.exit(2);
}

const database = await ensureDatabase();
const reset = await createPasswordReset({ email, now: new Date() });
if (reset.ok) {
  console.log(`Open this link within ${resetMinutes} minutes to set a new password for ${email}:`);
  console.log(`  ${baseUrl()}/reset/${reset.token}`);
  console.log("It works once. Every browser in which the person is signed in will be signed out.");
} else {
  console.error(`There is no account with the address ${email} here. Nothing was changed.`);
  process.exitCode = 1;
}
await database.stop();
process.exit();
