import { createReadStream } from "node:fs";

/**
 * The encoding of a file of XML, as a WHATWG label: by its byte order mark; UTF-8 where the bytes are; else what the
 * declaration says; windows-1252 where it says nothing usable, or says UTF-8 of bytes most of which are not. Reads the file
 * once, a piece at a time.
 */
export async function encodingOfXml(file: string): Promise<string> {
  const utf8 = new TextDecoder("utf-8");
  let head: Buffer | null = null;
  let broken = 0;
  let whole = 0;
  const count = (text: string) => {
    // A pure ASCII piece, which most are, is passed over at once.
    if (!/[^\u0000-\u007f]/.test(text)) return;
    for (const character of text) {
      if (character === "\uFFFD") broken += 1;
      else if (character > "\u007f") whole += 1;
    }
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    if (!head) {
      head = chunk;
      const marked = byteOrderMark(chunk);
      if (marked) return marked;
    }
    count(utf8.decode(chunk, { stream: true }));
  }
  count(utf8.decode());
  if (broken === 0) return "utf-8";
  const declared = declaredEncoding(head ?? Buffer.alloc(0));
  if (declared && declared !== "utf-8") return declared;
  return broken > whole ? "windows-1252" : "utf-8";
}

function byteOrderMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  return null;
}

function declaredEncoding(head: Buffer): string | null {
  const label = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    head.subarray(0, 512).toString("latin1"),
  )?.[1];
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // Whoever could read the declaration in single bytes is not reading UTF-16.
    return encoding.startsWith("utf-16") ? null : encoding;
  } catch {
    return null;
  }
}
