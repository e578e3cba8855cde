import { describe, expect, it } from "vitest";
import { importBytes } from "@/lib/import/import-bytes";
import { outlines } from "./outline";
import { articleSentences, now } from "./pages";

const [first, second, third] = articleSentences as [string, string, string];

function mail({
  head = [],
  type = "text/plain; charset=utf-8",
  encoding,
  body,
}: {
  head?: string[];
  type?: string;
  encoding?: string;
  body: string | Buffer;
}) {
  const lines = [
    "From: Jo Ford <jo@courier.example>",
    "To: desk@board.example",
    "Subject: Re: =?UTF-8?Q?The_pier_=E2=80=93_again?=",
    "Date: Thu, 12 Feb 2026 23:40:00 -0500",
    "MIME-Version: 1.0",
    `Content-Type: ${type}`,
    ...(encoding ? [`Content-Transfer-Encoding: ${encoding}`] : []),
    ...head,
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), Buffer.from(body as string)]);
}

const bring = (bytes: Uint8Array) => importBytes({ bytes: new Uint8Array(bytes), fileName: "pier.eml", now });

describe("a mail", () => {
  it("gives its text, with what it answers and its signature as furniture", async () => {
    const body = `Dear desk,\n\n${first}\n\n${second}\n\nOn Tue, 10 Feb 2026 at 09:00, Desk <desk@board.example> wrote:\n> Is it true?\n> Please answer.\n\n-- \nJo Ford\nSaltmere Courier`;
    const result = await bring(mail({ body }));
    expect(outlines(result)).toEqual({
      kept: ["paragraph(Dear desk,)", `paragraph(${first})`, `paragraph(${second})`],
      left: [
        ["quoted_reply", "On Tue, 10 Feb 2026 at 09:00, Desk <desk@board.example> wrote:"],
        ["quoted_reply", "Is it true?\nPlease answer."],
        ["signature", "Jo Ford"],
        ["signature", "Saltmere Courier"],
      ],
    });
    expect(result).toMatchObject({
      fields: {
        title: { value: "The pier – again", foundIn: "the subject of the mail" },
        authors: { value: ["Jo Ford"], foundIn: "the sender of the mail" },
        // The day at the writer's desk, not in Greenwich.
        publishedOn: { value: "2026-02-12", foundIn: "the date of the mail" },
      },
    });
  });

  it("in HTML keeps its structure, and knows the marks that mail programs leave", async () => {
    const body = `<html><body><h2>The pier</h2><p>${first}</p><ul><li>Oak</li></ul>
      <div class="gmail_signature">Jo, from the ferry</div>
      <div class="gmail_quote"><div class="gmail_attr">On Tuesday Desk wrote:</div><blockquote type="cite"><p>${third}</p></blockquote></div></body></html>`;
    expect(outlines(await bring(mail({ type: "text/html; charset=utf-8", body })))).toEqual({
      kept: ["heading2(The pier)", `paragraph(${first})`, "bulletList(listItem(paragraph(Oak)))"],
      left: [
        ["signature", "Jo, from the ferry"],
        ["quoted_reply", "On Tuesday Desk wrote:"],
        ["quoted_reply", third],
      ],
    });
  });

  it("that forwards another keeps the forwarded text and takes its head for the details", async () => {
    const body = `See below.\n\n---------- Forwarded message ---------\nFrom: Mara Quill <mara@board.example>\nDate: Mon, 9 Feb 2026 at 08:00\nSubject: Closing the pier\nTo: <jo@courier.example>\n\n${first}\n\n${second}`;
    const result = await bring(mail({ body }));
    expect(outlines(result).kept).toEqual(["paragraph(See below.)", `paragraph(${first})`, `paragraph(${second})`]);
    expect(outlines(result).left.map(([reason]) => reason)).toEqual(expect.arrayContaining(["mail_head"]));
    const foundIn = "the head of the forwarded mail";
    expect(result).toMatchObject({
      fields: {
        title: { value: "Closing the pier", foundIn },
        authors: { value: ["Mara Quill"], foundIn },
        publishedOn: { value: "2026-02-09", foundIn },
      },
    });
  });

  it("of a newsletter names its publisher, and leaves out how to leave it", async () => {
    const head = ['List-Id: "Harbour News" <news.board.example>', "List-Unsubscribe: <https://board.example/u>"];
    const body = `View this email in your browser\n\n${first}\n\n${second}\n\nUnsubscribe | Manage preferences\n\nYou are receiving this email because you asked for it.`;
    const result = await bring(mail({ head, body }));
    expect(outlines(result)).toMatchObject({
      kept: [`paragraph(${first})`, `paragraph(${second})`],
      left: [["newsletter"], ["newsletter"], ["newsletter"]].map(([reason]) => [reason, expect.any(String)]),
    });
    expect(result).toMatchObject({ fields: { publisher: { value: "Harbour News", foundIn: "the mailing list" } } });
  });

  it.each([
    [
      "quoted-printable in windows-1252",
      "text/plain; charset=windows-1252",
      "quoted-printable",
      "The caf=E9 said =93no=94.",
    ],
    ["base64 in UTF-8", "text/plain; charset=utf-8", "base64", Buffer.from("The café said “no”.").toString("base64")],
    [
      "8bit in ISO 8859-15",
      "text/plain; charset=iso-8859-15",
      "8bit",
      Buffer.from("The caf\xe9 said \xa4no\xa4.", "latin1"),
    ],
    [
      "koi8-r",
      "text/plain; charset=koi8-r",
      "base64",
      Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]).toString("base64"),
    ],
  ])("is read in its own character set: %s", async (_, type, encoding, body) => {
    const expected: Record<string, string> = {
      "text/plain; charset=iso-8859-15": "The café said €no€.",
      "text/plain; charset=koi8-r": "Привет",
    };
    const result = await bring(mail({ type, encoding, body }));
    expect(result.ok && result.blocks.map(({ text }) => text)).toEqual([expected[type] ?? "The café said “no”."]);
  });

  it("says which files came with it", async () => {
    const body = [
      "--b",
      "Content-Type: text/plain; charset=utf-8",
      "",
      `${first} ${second}`,
      "--b",
      "Content-Type: application/pdf",
      'Content-Disposition: attachment; filename="minutes.pdf"',
      "Content-Transfer-Encoding: base64",
      "",
      "JVBERi0=",
      "--b--",
    ].join("\r\n");
    expect(await bring(mail({ type: 'multipart/mixed; boundary="b"', body }))).toMatchObject({
      warnings: [{ code: "attachments", words: "A file came with it and was not brought in: minutes.pdf." }],
    });
  });

  it.each([
    ["of nothing but a signature", mail({ body: "-- \nJo" }), "no_text"],
    ["without a head", Buffer.from("\r\n\r\nwords"), "broken_file"],
    [
      "of parts inside parts without end",
      Buffer.from(
        Array.from(
          { length: 60 },
          (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
        ).join(""),
      ),
      "broken_file",
    ],
  ])("%s is refused", async (_, bytes, reason) => {
    expect(await bring(bytes)).toEqual({ ok: false, reason });
  });
});
