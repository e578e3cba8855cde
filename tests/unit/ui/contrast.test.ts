import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Theme = "light" | "dark";

const css = readFileSync(new URL("../../../components/ui/tokens.css", import.meta.url), "utf8");

function readTokens(): Record<string, Record<Theme, string>> {
  const pairs = css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return Object.fromEntries([...pairs].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]));
}

const tokens = readTokens();

function colour({ token, theme }: { token: string; theme: Theme }): string {
  const pair = tokens[token];
  if (!pair) throw new Error(`No token --${token} in tokens.css`);
  return pair[theme];
}

/** Relative luminance of a #rrggbb colour, WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Contrast ratio of two #rrggbb colours, 1 to 21, WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const grounds = ["paper", "paper-raised", "wash"];
const inks = [
  "ink",
  "ink-muted",
  "accent",
  "accent-strong",
  "danger",
  "warn",
  "ok",
  "supports",
  "refutes",
  "qualifies",
  "context",
];

const textPairs: [text: string, ground: string][] = [
  ...inks.flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ["accent-ink", "accent"],
  ["accent-ink", "accent-strong"],
  ["danger-ink", "danger"],
  ["ink", "accent-wash"],
  ["ink-muted", "accent-wash"],
  ["accent", "accent-wash"],
  ["ink", "danger-wash"],
  ["danger", "danger-wash"],
  ["ink", "warn-wash"],
  ["warn", "warn-wash"],
  ["ink", "ok-wash"],
  ["ok", "ok-wash"],
  ["ink", "highlight"],
  ["ink-muted", "highlight"],
  ["accent", "highlight"],
];

const edgePairs: [edge: string, ground: string][] = [
  ...grounds.map((ground): [string, string] => ["rule-strong", ground]),
  ["accent", "paper"],
  ["accent", "highlight"],
];

describe.each(["light", "dark"] as const)("tokens in %s", (theme) => {
  it.each(textPairs)("sets %s on %s at 4.5:1 or better", (text, ground) => {
    const ratio = contrast(colour({ token: text, theme }), colour({ token: ground, theme }));
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edgePairs)("shows the edge %s on %s at 3:1 or better", (edge, ground) => {
    const ratio = contrast(colour({ token: edge, theme }), colour({ token: ground, theme }));
    expect(ratio).toBeGreaterThanOrEqual(3);
  });
});

describe("contrast", () => {
  it("agrees with the known ends of the scale", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});
