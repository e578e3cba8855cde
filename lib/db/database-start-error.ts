/** A database that cannot be started or used as it stands. The message says what happened and what to do about it. */
export class DatabaseStartError extends Error {
  override name = "DatabaseStartError";
}
