import { parseFragment } from "parse5";

/**
 * The named entities of XML and HTML, each decoded to its characters at its first use. HTML's list is fixed and none of them
 * holds another, so nothing can be blown up by them; a name that is not in it is undefined.
 */
export const htmlEntities: Record<string, string> = new Proxy<Record<string, string>>(
  { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" },
  {
    get(known, name) {
      if (typeof name !== "string" || !/^[A-Za-z][A-Za-z0-9]{1,31}$/.test(name)) return undefined;
      if (Object.hasOwn(known, name)) return known[name];
      const [node] = parseFragment(`&${name};`).childNodes;
      const value = node && "value" in node ? node.value : undefined;
      if (value === undefined || value.startsWith("&")) return undefined;
      known[name] = value;
      return value;
    },
  },
);
