/** Words at a place: `x` from the left, `y` from the top, in points. Set in Courier, whose letters are 0.6 of the size wide. */
export type PdfWords = { text: string; x: number; y: number; size?: number; face?: "plain" | "bold" | "italic" };
export type PdfTestPage = { words: PdfWords[]; links?: { url: string; x: number; y: number; width: number }[] };

export const pageWidth = 612;
const pageHeight = 792;
const faces = { plain: "F1", bold: "F2", italic: "F3" };

/** A PDF of ASCII words. `locked` gives it an encryption that the empty password does not open. */
export function writePdf({
  pages,
  info = {},
  locked = false,
}: {
  pages: readonly PdfTestPage[];
  info?: Record<string, string>;
  locked?: boolean;
}): Uint8Array {
  const objects: string[] = [];
  const add = (object: string) => objects.push(object);
  const escape = (text: string) => text.replace(/[()\\]/g, "\\$&");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add("");
  for (const name of ["Courier", "Courier-Bold", "Courier-Oblique"])
    add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  const kids = pages.map(({ words, links = [] }) => {
    const content = words
      .map(
        ({ text, x, y, size = 10, face = "plain" }) =>
          `BT /${faces[face]} ${size} Tf ${x} ${pageHeight - y} Td (${escape(text)}) Tj ET`,
      )
      .join("\n");
    const contents = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    const annotations = links.map(({ url, x, y, width }) => {
      const [bottom, top] = [pageHeight - y - 3, pageHeight - y + 9];
      return add(
        `<< /Type /Annot /Subtype /Link /Rect [${x} ${bottom} ${x + width} ${top}] /A << /S /URI /URI (${escape(url)}) >> >>`,
      );
    });
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Contents ${contents} 0 R ` +
        `/Annots [${annotations.map((number) => `${number} 0 R`).join(" ")}] ` +
        "/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>",
    );
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((number) => `${number} 0 R`).join(" ")}] /Count ${pages.length} >>`;
  const infoEntries = Object.entries(info).map(([name, value]) => `/${name} (${escape(value)})`);
  const infoObject = add(`<< ${infoEntries.join(" ")} >>`);
  const lock = "41".repeat(32);
  const lockObject = locked
    ? add(`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${lock}> /U <${lock}> >>`)
    : null;

  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  const encrypt = lockObject ? ` /Encrypt ${lockObject} 0 R /ID [<${lock}> <${lock}>]` : "";
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${infoObject} 0 R${encrypt} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}

/** Words set as a paragraph: broken into lines of at most so many points, the first at `y`. */
export function setParagraph({
  text,
  x,
  y,
  width,
  size = 10,
  leading = 1.2 * size,
  indent = 0,
}: {
  text: string;
  x: number;
  y: number;
  width: number;
  size?: number;
  leading?: number;
  indent?: number;
}): { words: PdfWords[]; next: number } {
  const perLine = Math.floor(width / (0.6 * size));
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const room = lines.length === 0 ? perLine - Math.ceil(indent / (0.6 * size)) : perLine;
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  const words = lines.map((each, at) => ({ text: each, x: at === 0 ? x + indent : x, y: y + at * leading, size }));
  return { words, next: y + lines.length * leading };
}
