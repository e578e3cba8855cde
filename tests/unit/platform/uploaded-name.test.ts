import { expect, test } from "vitest";
import { uploadedName } from "@/lib/platform/uploaded-name";

const nameIn = (header: string | null) =>
  uploadedName({ headers: new Headers(header === null ? {} : { "x-file-name": header }) });

test.each([
  ["board%20paper.pdf", "board paper.pdf"],
  ["C%3A%5Cdesk%5Cpaper.pdf", "paper.pdf"],
  ["..%2F..%2Fetc%2Fpasswd", "passwd"],
  ["a%00b%0Ac.txt", "abc.txt"],
  [`${"a".repeat(300)}.docx`, `${"a".repeat(195)}.docx`],
  ["%E0%A4%A", null],
  ["", null],
  [null, null],
])("%s is %s", (header, name) => expect(nameIn(header)).toBe(name));
