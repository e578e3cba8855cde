/**
 * A readable address part made of a name: "Ærøskøbing Hospital Watch!" becomes "aeroskobing-hospital-watch".
 * @returns 2 to 48 characters of a-z, 0-9 and single hyphens; "workspace" where nothing of the name is left.
 */
export function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/æ/g, "ae")
    .replace(/ø/g, "o")
    .replace(/ß/g, "ss")
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 48)
    .replace(/-+$/, "");
  return slug.length >= 2 ? slug : "workspace";
}
