/** Only for reading paths; nothing is ever asked there. */
const here = "http://plumbline.invalid";

/** @returns the path to go to after signing in: a path of this site, or "/" for anything that could lead elsewhere. */
export function safeNext(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next) || /[\u0000-\u001f\\]/.test(next)) return "/";
  if (!URL.canParse(next, here)) return "/";
  const { origin, pathname, search, hash } = new URL(next, here);
  // "/.//elsewhere" is a path of this site whose plain form, "//elsewhere", is another site's address.
  return origin === here && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : "/";
}
