/** @returns the path to go to after signing in: a path of this site, or "/" for anything that could lead elsewhere. */
export function safeNext(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next) || /[\u0000-\u001f\\]/.test(next)) return "/";
  return next;
}
