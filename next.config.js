/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked by a step of their own (npm run typecheck), so that a start on a small server need not do it.
  typescript: { ignoreBuildErrors: true },
  // Packages with workers, native parts or one-copy demands stay outside the bundle.
  serverExternalPackages: [
    "pino",
    "pg",
    "linkedom",
    "@mozilla/readability",
    "sanitize-html",
    "yjs",
    "@hocuspocus/server",
    "nodemailer",
    "undici",
  ],
  experimental: { serverActions: { bodySizeLimit: "3mb" } },
  distDir: process.env.PLUMBLINE_DIST ?? ".next",
};

export default config;
