import { edtfOfCslDate, type CslItem, type CslName } from "@/lib/domain/source/csl";

/**
 * The short form by which people speak of a source: "Birch & Cole, 2025", "Birch et al., 2025", "Harrow Vale Hospital,
 * n.d.". Without authors or editors the publisher, the container or the title stand in.
 */
export function authorDate(csl: CslItem): string {
  return `${shortAuthor(csl)}, ${edtfOfCslDate(csl.issued)?.slice(0, 4) ?? "n.d."}`;
}

/** The author part alone. */
export function shortAuthor(csl: CslItem): string {
  const people = csl.author?.length ? csl.author : (csl.editor ?? []);
  const [first, second] = people.map(nameOf);
  if (first && people.length > 2) return `${first} et al.`;
  if (first && second) return `${first} & ${second}`;
  return first ?? csl.publisher ?? csl["container-title"] ?? shortened(csl.title);
}

function nameOf(name: CslName): string {
  const particle = name["non-dropping-particle"];
  return name.literal ?? (particle ? `${particle} ${name.family ?? ""}`.trim() : (name.family ?? name.given ?? ""));
}

function shortened(title: string): string {
  const words = title.split(" ");
  return words.length > 5 ? `${words.slice(0, 5).join(" ")}…` : title;
}
