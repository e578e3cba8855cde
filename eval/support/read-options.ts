import { parseArgs } from "node:util";

/** The options of a command, `--name value` each; all of them are needed. Ends the process with a line of use otherwise. */
export function readOptions<Name extends string>(...names: Name[]): Record<Name, string> {
  const use = `Usage: ${names.map((name) => `--${name} …`).join(" ")}`;
  const stop = (reason: string): never => {
    console.error(`${reason}\n${use}`);
    return process.exit(2);
  };
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    const { values } = parseArgs({ options });
    const missing = names.filter((name) => typeof values[name] !== "string");
    if (missing.length > 0) stop(`Missing: ${missing.map((name) => `--${name}`).join(", ")}`);
    return values as Record<Name, string>;
  } catch (error) {
    return stop((error as Error).message);
  }
}
