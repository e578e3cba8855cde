import type { LogFunctionFactory } from "graphile-worker";
import { log } from "@/lib/platform/log";

/** Why a job was told to end: the server stops, or its database is away. */
export class JobsStopped extends Error {}

/** What graphile-worker has to say goes to the one log; its ordinary progress only where somebody asks for details. */
export const jobLogger: LogFunctionFactory = () => (level, message, meta) => {
  // Jobs that a stop of the server cuts short begin again with it: nothing that anybody has to look at.
  if (meta?.error instanceof JobsStopped) return log.debug({}, `jobs: ${message}`);
  const error = meta?.error instanceof Error ? { err: meta.error } : {};
  if (level === "error") log.error(error, `jobs: ${message}`);
  else if (level === "warning") log.warn(error, `jobs: ${message}`);
  else log.debug(error, `jobs: ${message}`);
};
