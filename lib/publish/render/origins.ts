import { readCsl } from "@/lib/domain/source/csl";
import { originsByStance, type OriginsOfStance } from "@/lib/domain/source/origins-by-stance";
import type { EditionClaim } from "@/lib/publish/edition-schema";
import { linkBetween, publicPaths } from "@/lib/publish/public-paths";
import { sourceAnchor, type EditionNames } from "@/lib/publish/render/edition-names";
import { html, type Html, type Part } from "@/lib/publish/render/html";
import { stanceMark } from "@/lib/publish/render/marks";

/** Where the method page says what an independent origin is. */
export const originsAnchor = "origins";

/**
 * How many independent origins stand behind each side, counted from what the edition itself holds, so that any reader
 * can count it again from its JSON.
 */
export function origins({ claim, names }: { claim: EditionClaim; names: EditionNames }): Html | null {
  const found = originsOf({ claim, names });
  if (found.length === 0) return null;
  const method = linkBetween({ from: names.page, to: publicPaths.method });
  return html`<h4>Independent origins</h4>
    <ul class="plain origins">
      ${found.map((stance) => ofStance({ stance, names }))}
    </ul>
    <p class="small"><a href="${method}#${originsAnchor}">What counts as independent</a></p>`;
}

function originsOf({ claim, names: { edition } }: { claim: EditionClaim; names: EditionNames }): OriginsOfStance[] {
  return originsByStance({
    evidence: claim.verdict.evidence,
    links: edition.derivations
      .filter(({ claimId }) => claimId === null || claimId === claim.id)
      .map(({ fromSourceId, toSourceId }) => ({ fromId: fromSourceId, toId: toSourceId })),
    works: new Map(
      edition.sources.map(({ id, status, csl }) => {
        const item = readCsl(csl);
        return [id, { status, kind: { type: item?.type ?? "document", genre: item?.genre ?? null } }];
      }),
    ),
  });
}

function ofStance({ stance, names }: { stance: OriginsOfStance; names: EditionNames }): Html {
  const { items, origins: count, groups, leftOut, fallen, circular, sentences } = stance;
  const list = (ids: readonly string[]) => listed({ ids, names });
  const shared = groups.filter((group) => group.length > 1);
  return html`<li>
    ${stanceMark(stance.stance)}
    <p>
      ${items} ${items === 1 ? "piece" : "pieces"} from
      <b>${count} independent ${count === 1 ? "origin" : "origins"}</b
      >${sentences.length > 0 && html`: ${sentences.join(" ")}`}
    </p>
    ${shared.map((group) => html`<p class="small">${list(group)} share an origin and count once.</p>`)}
    ${leftOut.length > 0 && html`<p class="small">Not counted, as retracted or withdrawn: ${list(leftOut)}.</p>`}
    ${fallen.map(({ id, on }) => html`<p class="small">${list([id])} rests on ${list(on)}, retracted or withdrawn.</p>`)}
    ${circular.map((circle) => html`<p class="small">${list(circle)} rest on each other in a circle.</p>`)}
  </li>`;
}

function listed({ ids, names }: { ids: readonly string[]; names: EditionNames }): Part {
  return ids.map((id, index) => {
    const join = index === 0 ? "" : index === ids.length - 1 ? " and " : "; ";
    const name = names.sources.get(id)?.shortName ?? "a source";
    return html`${join}<a href="#${sourceAnchor({ names, id })}">${name}</a>`;
  });
}
