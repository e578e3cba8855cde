import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";

// The configuration is read again by each worker process; only the first one makes the data folder.
if (!process.env.PLUMBLINE_E2E_DATA) {
  const folder = mkdtempSync(path.join(tmpdir(), "plumbline-e2e-"));
  // A start as root runs the database as another user, who has to get into the folder.
  chmodSync(folder, 0o755);
  process.env.PLUMBLINE_E2E_DATA = folder;
}
process.env.PLUMBLINE_E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000));
const port = process.env.PLUMBLINE_E2E_PORT;
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL,
    actionTimeout: 15_000,
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  projects: [
    { name: "first start", testMatch: /first-start\.setup\.ts/ },
    { name: "chromium", testMatch: /\.spec\.ts/, dependencies: ["first start"] },
  ],
  webServer: {
    // The outside is played by a stand-in; the server itself is the one that everybody runs.
    command: "node --import tsx --import ./tests/e2e/support/outside/world.ts server.ts",
    url: `${baseURL}/healthz`,
    timeout: 120_000,
    // For work on the tests: a server that is kept running, named by its port and data folder.
    reuseExistingServer: Boolean(process.env.PLUMBLINE_E2E_REUSE),
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      NODE_ENV: "production",
      PORT: port,
      HOST: "localhost",
      PLUMBLINE_DATA: process.env.PLUMBLINE_E2E_DATA,
      PLUMBLINE_URL: baseURL,
      LOG_LEVEL: "warn",
      DATABASE_URL: "",
    },
  },
});
