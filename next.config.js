/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Packages with workers, native parts or one-copy demands stay outside the bundle.
  serverExternalPackages: ["pino", "pg", "linkedom", "@mozilla/readability", "sanitize-html", "yjs", "@hocuspocus/server", "nodemailer", "undici"],
  experimental: { serverActions: { bodySizeLimit: "3mb" } },
  distDir: process.env.PLUMBLINE_DIST ?? ".next",
};

export default config;
