import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, vi } from "vitest";
import { z } from "zod";
import { env } from "@/lib/platform/env";
import { jsonInAnswer } from "@/lib/platform/model-answer";
import { askModel, modelSettings, type ModelLimits } from "@/lib/platform/model-client";
import { startModelStandIn } from "@/tests/support/model-stand-in";

let model: Awaited<ReturnType<typeof startModelStandIn>>;
beforeAll(async () => {
  model = await startModelStandIn();
});
afterAll(() => model.stop());
beforeEach(() => {
  model.asked.length = 0;
});
afterEach(() => vi.unstubAllEnvs());

const schema = z.object({ statement: z.string().min(1).max(40) });

function ask({
  key = null,
  url = model.url,
  limits = {},
}: { key?: string | null; url?: string; limits?: Partial<ModelLimits> } = {}) {
  return askModel({
    settings: { url, name: "tolland-7b", key },
    messages: [{ role: "user", content: "Say something." }],
    answer: schema,
    limits,
  });
}

describe("the settings", () => {
  test("are none unless they are given", () => {
    vi.stubEnv("PLUMBLINE_MODEL_URL", "");
    vi.stubEnv("PLUMBLINE_MODEL_NAME", "");
    expect(modelSettings()).toBeNull();
  });

  test("take the slash off the address, and do without a key", () => {
    vi.stubEnv("PLUMBLINE_MODEL_URL", "http://192.168.1.20:11434/v1/");
    vi.stubEnv("PLUMBLINE_MODEL_NAME", "tolland-7b");
    expect(modelSettings()).toEqual({ url: "http://192.168.1.20:11434/v1", name: "tolland-7b", key: null });
  });

  test.each([
    ["http://127.0.0.1:1/v1", ""],
    ["ftp://127.0.0.1/v1", "tolland-7b"],
    ["not an address", "tolland-7b"],
  ])("refuse %j with the name %j at the start", (url, name) => {
    vi.stubEnv("PLUMBLINE_MODEL_URL", url);
    vi.stubEnv("PLUMBLINE_MODEL_NAME", name);
    expect(() => env()).toThrow("PLUMBLINE_MODEL_URL");
  });
});

describe("an answer", () => {
  it("is what the model was asked for", async () => {
    model.says('{"statement": "The pier is shut."}');
    expect(await ask({ key: "otter" })).toEqual({ ok: true, answer: { statement: "The pier is shut." } });
    expect(model.asked).toMatchObject([
      {
        path: "/v1/chat/completions",
        headers: { authorization: "Bearer otter", "content-type": "application/json" },
        body: { model: "tolland-7b", messages: [{ role: "user", content: "Say something." }], stream: false },
      },
    ]);
  });

  it("goes without the header of a key where there is none", async () => {
    model.says('{"statement": "The pier is shut."}');
    await ask();
    expect(model.asked[0]!.headers.authorization).toBeUndefined();
  });

  it.each([
    ["a fence", '```json\n{"statement": "The pier is shut."}\n```'],
    ["thoughts before it", '<think>Hm. {"statement": "no"}</think>\n{"statement": "The pier is shut."}'],
  ])("is read through %s", (_what, content) => {
    const body = JSON.stringify({ choices: [{ message: { content } }] });
    expect(jsonInAnswer(body)).toEqual({ statement: "The pier is shut." });
  });

  it.each([
    ["prose", "Of course! The pier is shut."],
    ["another object", '{"wording": "The pier is shut."}'],
    ["an empty statement", '{"statement": ""}'],
    ["too long a statement", `{"statement": "${"a".repeat(41)}"}`],
    ["no text", null],
    ["a list", [{ type: "text", text: "{}" }]],
  ])("that is %s is refused as nonsense", async (_what, content) => {
    model.says(content);
    expect(await ask()).toEqual({ ok: false, reason: "model_nonsense" });
  });

  it("that is no chat completion is refused as nonsense", async () => {
    model.answers((response) => response.end("<html>Sign in</html>"));
    expect(await ask()).toEqual({ ok: false, reason: "model_nonsense" });
  });

  it("larger than allowed is not read to its end", async () => {
    model.says("a".repeat(5000));
    expect(await ask({ limits: { maxBytes: 1000 } })).toEqual({ ok: false, reason: "model_nonsense" });
  });

  it.each([401, 429, 500])("with the status %i is none", async (status) => {
    model.answers((response) => response.writeHead(status).end('{"statement": "x"}'));
    expect(await ask()).toEqual({ ok: false, reason: "model_away" });
  });

  it("that leads elsewhere is not followed", async () => {
    model.answers((response) => response.writeHead(307, { location: `${model.url}/elsewhere` }).end());
    expect(await ask()).toEqual({ ok: false, reason: "model_away" });
    expect(model.asked).toHaveLength(1);
  });

  it.each([
    ["before", () => {}],
    ["in the middle of", (response: { write: (text: string) => unknown }) => void response.write('{"choices":')],
  ])("that stops %s its body is given up", async (_when, how) => {
    model.answers(how);
    expect(await ask({ limits: { totalMs: 150 } })).toEqual({ ok: false, reason: "model_slow" });
  });

  it("that nobody waits for any more is given up", async () => {
    const stop = new AbortController();
    model.answers(() => stop.abort());
    const settings = { url: model.url, name: "tolland-7b", key: null };
    const messages = [{ role: "user" as const, content: "Say something." }];
    expect(await askModel({ settings, messages, answer: schema, signal: stop.signal })).toEqual({
      ok: false,
      reason: "aborted",
    });
  });

  it("of nobody is none", async () => {
    const gone = await startModelStandIn();
    await gone.stop();
    expect(await ask({ url: gone.url })).toEqual({ ok: false, reason: "model_away" });
  });
});
