import { mkdirSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";

/** An empty variable in a compose file means the same as none. */
const optional = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());

const envSchema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    /** Interface to listen on. */
    HOST: z.string().default("127.0.0.1"),
    /** Any PostgreSQL 15 or newer; unset means the embedded one. */
    DATABASE_URL: optional,
    /** Folder of the embedded database, stored copies and published pages. */
    PLUMBLINE_DATA: z.string().min(1).default("data"),
    /** Address under which people reach this installation, without a slash at the end. */
    PLUMBLINE_URL: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z
        .url()
        .transform((url) => url.replace(/\/+$/, ""))
        .optional(),
    ),
    /** How many reverse proxies stand in front, each of which appends to X-Forwarded-For. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(16).default(0),
    /** Signs sessions; made once and kept in the data folder when unset. */
    NEXTAUTH_SECRET: optional,
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    /** E-mail address of whoever runs this, told to the services that look up citations. */
    PLUMBLINE_CONTACT: optional,
    GITHUB_ID: optional,
    GITHUB_SECRET: optional,
    GOOGLE_ID: optional,
    GOOGLE_SECRET: optional,
    /** SMTP connection URL; sign-in links by e-mail appear when it and EMAIL_FROM are set. */
    EMAIL_SERVER: optional,
    EMAIL_FROM: optional,
    /** Base address of an OpenAI-compatible API; unset means that no model is ever asked. */
    PLUMBLINE_MODEL_URL: z.preprocess(
      (value) => (value === "" ? undefined : value),
      z
        .url({ protocol: /^https?$/u })
        .transform((url) => url.replace(/\/+$/, ""))
        .optional(),
    ),
    /** Name of the model, as that address knows it. */
    PLUMBLINE_MODEL_NAME: z.preprocess((value) => (value === "" ? undefined : value), z.string().max(200).optional()),
    /** Sent as a bearer token, where the address wants one. */
    PLUMBLINE_MODEL_KEY: optional,
    /** Bucket of an S3-compatible store in which copies lie; unset means the data folder. */
    S3_BUCKET: optional,
    /** Address of the store; unset means Amazon's own in the region. */
    S3_ENDPOINT: z.preprocess((value) => (value === "" ? undefined : value), z.url().optional()),
    S3_REGION: z.preprocess((value) => (value === "" ? undefined : value), z.string().default("us-east-1")),
    S3_ACCESS_KEY_ID: optional,
    S3_SECRET_ACCESS_KEY: optional,
    /** Where a public archive takes the address of a page to keep: https://web.archive.org/save/. Unset: none is asked. */
    ARCHIVE_SAVE_URL: z.preprocess((value) => (value === "" ? undefined : value), z.url().optional()),
  })
  .refine(
    ({ S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }) => !S3_BUCKET || (S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY),
    {
      path: ["S3_BUCKET"],
      message: "needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY as well",
    },
  )
  .refine(({ PLUMBLINE_MODEL_URL, PLUMBLINE_MODEL_NAME }) => !PLUMBLINE_MODEL_URL || PLUMBLINE_MODEL_NAME, {
    path: ["PLUMBLINE_MODEL_URL"],
    message: "needs PLUMBLINE_MODEL_NAME as well",
  });

export type Env = z.infer<typeof envSchema>;

/**
 * The settings of this installation, read anew from the environment at each call.
 * @throws Error that names every wrong variable and what it should be.
 */
export function env(): Env {
  const parsed = envSchema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`).join("\n");
  throw new Error(`Plumbline cannot start with these settings:\n${problems}`);
}

/** Absolute path of the data folder. */
export function dataFolder(): string {
  return path.resolve(env().PLUMBLINE_DATA);
}

/** Address under which people reach this installation, without a slash at the end. */
export function baseUrl(): string {
  const { PLUMBLINE_URL, PORT } = env();
  return PLUMBLINE_URL ?? `http://localhost:${PORT}`;
}

/** The secret that signs sessions: from the environment, or made once and kept in the data folder. */
export function authSecret(): string {
  const fromEnvironment = env().NEXTAUTH_SECRET;
  if (fromEnvironment) return fromEnvironment;
  const file = path.join(dataFolder(), "auth-secret");
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    try {
      writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Two processes may start at once; the first one's secret holds.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}
