import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticleDoc } from "@/lib/editor/article/parse-article-doc";
import { importText } from "@/lib/import/import-text";
import { docOfBlocks, type ImportProposal } from "@/lib/import/proposal";
import { now } from "./pages";

function proposal(text: string, fileName?: string): ImportProposal {
  const result = importText({ text, fileName, now });
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result;
}

/** Each kept block as "type: text", furniture as "(reason) text". */
const outline = ({ blocks }: ImportProposal) =>
  blocks.map(({ node, text, furniture }) => (furniture ? `(${furniture.reason}) ${text}` : `${node.type}: ${text}`));

const sentence =
  "The harbour board met on Tuesday evening and heard that the north pier will close to ferries in June.";

describe("paragraphs", () => {
  it("are parted by blank lines, and by line ends where there are none", () => {
    const one = "The pier closes in June. It opens again in spring.";
    const two = "Ferries will leave from the south quay until then.";
    expect(outline(proposal(`${one}\n\n${two}`))).toEqual([`paragraph: ${one}`, `paragraph: ${two}`]);
    expect(outline(proposal(`${one}\n${two}\n${one}\n`))).toEqual([
      `paragraph: ${one}`,
      `paragraph: ${two}`,
      `paragraph: ${one}`,
    ]);
    expect(outline(proposal(`${one}\r\n\r\n${two}\r${one}`))).toHaveLength(3);
  });

  it("are put together again when their lines were wrapped", () => {
    const wrapped = [
      "The harbour board met on Tuesday evening and heard that the north",
      "pier will close to passenger ferries in June, for the first time",
      "since it was built. Engineers found that forty-one of its sixty",
      "piles had lost half of their width.",
      "",
      "The Board expects the repair to take until spring. Members asked",
      "Quill whether ferries could use the south quay, and she said that",
      "this was likely.",
    ].join("\n");
    const result = outline(proposal(wrapped));
    expect(result).toHaveLength(2);
    expect(result[0]).toBe(
      "paragraph: The harbour board met on Tuesday evening and heard that the north pier will close to passenger ferries in June, for the first time since it was built. Engineers found that forty-one of its sixty piles had lost half of their width.",
    );
  });

  it("go on over a line that begins in the middle of a sentence", () => {
    expect(outline(proposal(`${sentence.slice(0, -1)}\nand in July.`))).toEqual([
      `paragraph: ${sentence.slice(0, -1)} and in July.`,
    ]);
  });

  it("keep quotation marks as they are, and only marked lines become a quotation", () => {
    expect(
      outline(proposal(`The chair said\n\n“Nobody wants a summer without ferries.”\n\n> ${sentence}\n> Nobody asked.`)),
    ).toEqual([
      "paragraph: The chair said",
      "paragraph: “Nobody wants a summer without ferries.”",
      expect.stringMatching(/^blockquote: The harbour board/),
    ]);
  });
});

describe("headings", () => {
  const heads = (text: string) => outline(proposal(text)).filter((line) => line.startsWith("heading"));

  it("are short lines without an end of sentence, above text", () => {
    expect(heads(`North pier to close\n\n${sentence}\n\nWhat happens next?\n\n${sentence}`)).toEqual([
      "heading: North pier to close",
      "heading: What happens next?",
    ]);
  });

  it("may stand right above their text or be underlined", () => {
    expect(heads(`What the engineers found\n${sentence}`)).toEqual(["heading: What the engineers found"]);
    expect(heads(`north pier\n==========\n${sentence}`)).toEqual(["heading: north pier"]);
  });

  it.each([
    ["a lead-in to a quotation", `The chair of the harbour board said\n\n“We had no choice.”`],
    ["a line that breaks off", `They are going to close the pier because\n\n${sentence}`],
    ["a sentence", `The pier closes.\n\n${sentence}`],
    ["two sentences", `Why now? And who pays?\n\n${sentence}`],
    ["a date", `9 March 2026\n\n${sentence}`],
    ["a byline", `By Jo Ford\n\n${sentence}`],
    ["the last line", `${sentence}\n\nCable Street`],
    ["an address", `https://courier.saltmere.example/pier\n\n${sentence}`],
  ])("are not %s", (_what, text) => {
    expect(heads(text)).toEqual([]);
  });
});

describe("lists", () => {
  const listOf = (text: string) => proposal(text).blocks.map(({ node }) => node);

  it("are made of bullets, with blank lines between or not", () => {
    for (const text of [
      "• divers\n• piles\n• deck",
      "• divers\n\n• piles\n\n  • deck",
      "- divers\n- piles\n- deck",
      "* divers\n* piles\n* deck",
    ])
      expect(proposal(text).blocks.map(({ text: words }) => words)).toEqual(["divers\npiles\ndeck"]);
  });

  it("nest bullets below numbered items and number by what the marker says", () => {
    const [list] = listOf("i) inspection, including\n\n  • divers\n  • drones\n\nii) repair, including\n\n  • piles");
    expect(list).toMatchObject({ type: "orderedList", attrs: { type: "i" } });
    expect(list!.content!.map((item) => item.content!.map((node) => node.type))).toEqual([
      ["paragraph", "bulletList"],
      ["paragraph", "bulletList"],
    ]);
    expect(listOf("3. piles\n4. deck")[0]).toMatchObject({ type: "orderedList", attrs: { start: 3 } });
  });

  it("take a wrapped line into its item", () => {
    expect(proposal("• divers inspect the seaward end,\n  at low water\n• piles").blocks[0]?.text).toBe(
      "divers inspect the seaward end, at low water\npiles",
    );
  });

  it("are not made of a lone dash or number", () => {
    expect(outline(proposal(`– Nobody asked me, said Quill.\n\n${sentence}`))[0]).toBe(
      "paragraph: – Nobody asked me, said Quill.",
    );
    expect(outline(proposal(`1. The pier\n\n${sentence}`))[0]).toContain("1. The pier");
  });
});

describe("furniture", () => {
  it("is marked by its words, and a comment form to its end", () => {
    const text = `North pier to close\n\n${sentence}\n\n***\n\nShare this:\n\nPosted in Harbour\n\n2 comments\n\nLeave a Reply\n\nYour email address will not be published.\n\nMaple Blog Logo\n\nPlease type the sum`;
    expect(outline(proposal(text))).toEqual([
      "heading: North pier to close",
      `paragraph: ${sentence}`,
      "(separator) ***",
      "(sharing) Share this:",
      "(filing) Posted in Harbour",
      "(comment_count) 2 comments",
      "(comment_form) Leave a Reply",
      "(comment_form) Your email address will not be published.",
      "(comment_form) Maple Blog Logo",
      "(comment_form) Please type the sum",
    ]);
  });

  it("ends with the comment form when prose follows", () => {
    const result = outline(
      proposal(`${sentence}\n\nLeave a Reply\n\nName\n\n${sentence} ${sentence} ${sentence}\n\n${sentence}`),
    );
    expect(result.slice(-2).every((line) => line.startsWith("paragraph"))).toBe(true);
  });

  it("warns of a list of search results", () => {
    const result = proposal(
      `Search Results for: pier\n\nNorth pier to close\n\n${sentence}\n\nMay 2025\n\nSouth quay opens\n\n${sentence}`,
    );
    expect(result.warnings.map(({ code }) => code)).toContain("several_articles");
    expect(result.fields.publishedOn).toBeNull();
    expect(result.fields.title?.value).toBe("North pier to close");
  });

  it.each([
    "We use cookies to make biscuits; the recipe is on the wall of the bakery in Cable Street, said nobody ever, and the board laughed.",
    "Subscribers paid for the pier in 1894.",
    "Tags were found on 14 of the birds.",
    "Home care costs rose by 4 per cent in Saltmere last year.",
    "Share prices of the ferry company fell by a tenth.",
    "Log books of the harbour were lost in 1953.",
    "Read alone, the report says little about the deck.",
    "Advertising by the board cost 12,000 pounds.",
    "Comments by the chair were struck from the minutes.",
    "Related party payments stood at 40,000 pounds.",
    "Print runs of the Courier fell to 900.",
    "Search parties found the second boat at noon.",
    "Filed returns show a loss of 3,000 pounds.",
    "Copyright in the drawings belongs to the board.",
    "More than half of the piles are rotten.",
    "Follow-up surveys are planned for May.",
    "Top officials knew of the report in autumn.",
  ])("is not an ordinary sentence: %s", (line) => {
    expect(proposal(`${line}\n\n${sentence}`).blocks[0]?.furniture).toBeNull();
  });
});

describe("fields of a text", () => {
  it("come from its first lines", () => {
    const result = proposal(
      `North pier to close\n\nBy Jo Ford and Ana de la Cruz\n\nUpdated: Monday 9 February 2026\n\n${sentence} ${sentence} ${sentence}`,
      "notes.txt",
    );
    expect(result.fields).toEqual({
      title: { value: "North pier to close", foundIn: "first line" },
      authors: { value: ["Jo Ford", "Ana de la Cruz"], foundIn: "the line “By Jo Ford and Ana de la Cruz”" },
      publisher: null,
      publishedOn: { value: "2026-02-09", foundIn: "the line “Updated: Monday 9 February 2026”" },
      language: { value: "en", foundIn: "the words of the text" },
      url: null,
    });
  });

  it("take the name of the file where the text has no title", () => {
    expect(proposal(sentence, "C:\\texts\\north_pier-2026.txt").fields.title).toEqual({
      value: "north pier 2026",
      foundIn: "name of the file",
    });
  });
});

describe("refusals and robustness", () => {
  it.each([
    ["", "empty"],
    [" \n\t\n", "empty"],
    ["\u0000\u0001\u0002 text", "binary"],
    ["--- *** ---", "no_text"],
    ["Share this:\n\nLeave a Reply", "no_text"],
  ])("%j is %s", (text, reason) => {
    expect(importText({ text, now })).toEqual({ ok: false, reason });
  });

  it("refuses more than 2 MB of text", () => {
    expect(importText({ text: `${sentence}\n\n`.repeat(24_000), now })).toEqual({ ok: false, reason: "too_large" });
  });

  it("loses no word of any text, makes a valid document, and leaves no control character", () => {
    const line = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.constantFrom(
        "",
        "  ",
        "• one",
        "  - two",
        "i) three",
        "1. four",
        "> five",
        "====",
        "By Jo Ford",
        "9 March 2026",
        "Share this:",
        sentence,
        "\u0000",
        "\u0085",
        "a\fb",
        "A heading",
      ),
    );
    const words = (text: string) => text.normalize("NFC").match(/[\p{L}]{2,}/gu) ?? [];
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join("\n");
        const result = importText({ text, now });
        if (!result.ok) return;
        const all = new Set(result.blocks.map(({ id }) => id));
        expect(parseArticleDoc(docOfBlocks({ blocks: result.blocks, keptIds: all }))).toMatchObject({ ok: true });
        const found = result.blocks.map((block) => block.text).join("\n");
        expect(found).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\ufeff]/u);
        const plain = text.replace(
          /[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu,
          "",
        );
        for (const word of words(plain)) if (!/^[ivx]+$/.test(word)) expect(found).toContain(word);
      }),
      { numRuns: 500 },
    );
  }, 30_000);
});
