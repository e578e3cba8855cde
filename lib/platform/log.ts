import pino from "pino";
import { env } from "@/lib/platform/env";

/** The one log of the process: JSON lines on standard output. Never given names, prose, tokens or cookies. */
export const log = pino({ level: env().LOG_LEVEL, base: undefined });
