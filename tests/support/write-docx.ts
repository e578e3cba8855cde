import { writeZip, type ZipTestEntry } from "./write-zip";

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** A paragraph of Word: `runs` is XML or plain words. */
export function wordParagraph(
  runs: string,
  { style, list }: { style?: string; list?: { id: number; level: number } } = {},
): string {
  const properties = [
    style ? `<w:pStyle w:val="${style}"/>` : "",
    list ? `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.id}"/></w:numPr>` : "",
  ].join("");
  return `<w:p><w:pPr>${properties}</w:pPr>${runs.startsWith("<") ? runs : wordRun(runs)}</w:p>`;
}

export function wordRun(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

const styles = [
  ["Title", "Title"],
  ["Heading1", "heading 1"],
  ["Heading2", "heading 2"],
  ["Quote", "Quote"],
  ["Caption", "caption"],
]
  .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join("");

const level = (at: number, format: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/></w:lvl>`;
const numbering =
  `<w:abstractNum w:abstractNumId="1">${level(0, "bullet")}${level(1, "bullet")}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="2">${level(0, "decimal")}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>';

/** The parts of a Word document with these paragraphs; list 1 has bullets, list 2 numbers. */
export function docxParts({
  body,
  footnotes = [],
  core = "",
}: {
  body: string;
  /** Numbered from 1. */
  footnotes?: readonly string[];
  /** Elements of docProps/core.xml. */
  core?: string;
}): ZipTestEntry[] {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const notes = footnotes.map(
    (text, at) =>
      `<w:footnote w:id="${at + 1}"><w:p><w:r><w:footnoteRef/></w:r>${wordRun(` ${text}`)}</w:p></w:footnote>`,
  );
  return [
    {
      name: "[Content_Types].xml",
      data:
        `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      data: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationship}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: "word/_rels/document.xml.rels",
      data:
        `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
        ["styles", "numbering", "footnotes"]
          .map((name, at) => `<Relationship Id="r${at + 1}" Type="${relationship}/${name}" Target="${name}.xml"/>`)
          .join("") +
        `<Relationship Id="link" Type="${relationship}/hyperlink" Target="https://board.example/minutes" TargetMode="External"/></Relationships>`,
    },
    { name: "word/document.xml", data: `${head}<w:document ${w} ${r}><w:body>${body}</w:body></w:document>` },
    { name: "word/styles.xml", data: `${head}<w:styles ${w}>${styles}</w:styles>` },
    { name: "word/numbering.xml", data: `${head}<w:numbering ${w}>${numbering}</w:numbering>` },
    { name: "word/footnotes.xml", data: `${head}<w:footnotes ${w}>${notes.join("")}</w:footnotes>` },
    {
      name: "docProps/core.xml",
      data: `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`,
    },
  ];
}

/** The same as a file. */
export function writeDocx(parts: Parameters<typeof docxParts>[0]): Uint8Array {
  return writeZip(docxParts(parts));
}
