import { stances, stanceWords } from "@/lib/domain/evidence/stance";
import { correctionKinds, correctionKindWords } from "@/lib/domain/edition/correction-kinds";
import { certainties, certaintyWords } from "@/lib/domain/review/certainty";
import { credibilityLevels, credibilityWords } from "@/lib/domain/review/credibility";
import { reliabilities, reliabilityWords } from "@/lib/domain/source/reliability";
import { linkBetween, publicPaths } from "@/lib/publish/public-paths";
import { checkAnchor, hashCommands } from "@/lib/publish/render/check-yourself";
import { html, paragraphs, type Html, type Part } from "@/lib/publish/render/html";
import { layout, type Site } from "@/lib/publish/render/layout";
import { originsAnchor } from "@/lib/publish/render/origins";
import { boxed, certaintyMark, ratingMark, stanceMark } from "@/lib/publish/render/marks";

/** The workspace's rating scale in force. */
export type PublicScale = { name: string; ratings: { label: string; definition: string; value: number | null }[] };

/** How the team checks, what its marks mean, and how to reach it. */
export function methodPage({
  site,
  scale,
  requiredApprovals,
}: {
  site: Site;
  scale: PublicScale;
  requiredApprovals: number;
}): string {
  const page = publicPaths.method;
  const { workspace } = site;
  const values = scale.ratings.flatMap(({ value }) => value ?? []);
  const corrections = linkBetween({ from: page, to: publicPaths.corrections });
  const feed = linkBetween({ from: page, to: publicPaths.atom });
  return layout({
    site,
    page,
    title: "How we check",
    description: `How ${workspace.name} checks claims, what the ratings mean, and how corrections are made.`,
    content: html`<header class="row">
        <div class="label"><p class="caps">Method</p></div>
        <div class="body">
          <h1>How we check</h1>
          ${workspace.methodNote !== "" && html`<div class="prose">${paragraphs(workspace.methodNote)}</div>`}
        </div>
      </header>
      ${part({
        label: "The way",
        title: "From a claim to a verdict",
        body: html`<ol class="steps-of-work">
          <li>
            An article is gone through sentence by sentence. What can be checked becomes a claim, in words that stand on
            their own. How much of the article was gone through is published with each edition.
          </li>
          <li>
            Evidence for and against the claim is gathered. Each piece is quoted from a stored copy of its source, so
            that it can be found again when the original changes. Where no copy could be stored, the reason is given.
          </li>
          <li>Reviewers rate the evidence and propose a rating without seeing each other’s work.</li>
          <li>
            An editor settles the verdict from what they proposed. ${peopleHave(requiredApprovals)} to approve it before
            it can be published.
          </li>
          <li>
            Whoever made the claim, or is concerned by it, can be asked for a reply. Question and answer are printed
            with the verdict.
          </li>
        </ol>`,
      })}
      ${part({
        label: "Ratings",
        title: "What the ratings mean",
        body: html`<table>
            <thead>
              <tr>
                <th scope="col">Rating</th>
                <th scope="col">Given when</th>
              </tr>
            </thead>
            <tbody>
              ${scale.ratings.map(
                ({ label, definition, value }) =>
                  html`<tr>
                    <th scope="row">${ratingMark({ label, value, values })}</th>
                    <td>${definition}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
          <p class="small">
            The scale in force today, “${scale.name}”. Each edition keeps the definitions that its verdicts were given
            by.
          </p>`,
      })}
      ${part({
        label: "Certainty",
        title: "How certain a verdict is",
        body: html`<p>
            Certainty is about all the evidence together, after GRADE. Each step down or up is published with its
            reason.
          </p>
          <table>
            <tbody>
              ${certainties.map(
                (certainty) =>
                  html`<tr>
                    <th scope="row">${certaintyMark(certainty)}</th>
                    <td>${certaintyWords[certainty].definition}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`,
      })}
      ${part({
        label: "Evidence",
        title: "How evidence bears on a claim",
        body: html`<table>
            <tbody>
              ${stances.map(
                (stance) =>
                  html`<tr>
                    <th scope="row">${stanceMark(stance)}</th>
                    <td>${stanceWords[stance].means}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
          <p>
            Sources and single pieces of evidence are rated apart, by the Admiralty code: a letter for how reliable the
            source is, a number for how credible this piece is. F and 6 mean that it cannot be judged, which is not a
            low rating.
          </p>
          <table>
            <tbody>
              ${reliabilities.map(
                (letter) =>
                  html`<tr>
                    <th scope="row">${boxed(letter)}</th>
                    <td>${reliabilityWords[letter]}</td>
                  </tr>`,
              )}${credibilityLevels.map(
                (level) =>
                  html`<tr>
                    <th scope="row">${boxed(String(level))}</th>
                    <td>${credibilityWords[level].label}. ${credibilityWords[level].definition}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`,
      })}
      ${part({
        label: "Origins",
        title: "What counts as independent",
        id: originsAnchor,
        body: html`<p>
            Five articles that repeat one press release are one origin, not five. For each side of a claim we count the
            origins that do not go back to the same work.
          </p>
          <p>
            A source counts as its own origin. Two sources are joined into one where one takes its matter from the
            other, or both take it from a third, by however many steps. Retracted and withdrawn sources are not counted.
            Who takes what from whom is looked for in the stored copies, recorded by people, and shown with each source,
            so the figure can be counted again from what an edition publishes.
          </p>`,
      })}
      ${part({
        label: "Corrections",
        title: "When we were wrong",
        body: html`<p>
            A published edition never changes. A correction makes the next edition, with a dated note and the difference
            shown; the earlier one stays where it was. All of them are listed under
            <a href="${corrections}">Corrections</a>. “Report an error” stands at the foot of every page.
          </p>
          <table>
            <tbody>
              ${correctionKinds.map(
                (kind) =>
                  html`<tr>
                    <th scope="row">${correctionKindWords[kind].label}</th>
                    <td>${correctionKindWords[kind].means}</td>
                  </tr>`,
              )}
            </tbody>
          </table> `,
      })}
      ${part({
        label: "Proof",
        title: "How to check what we publish",
        id: checkAnchor,
        body: html`<p>Nobody needs an account for this, nor has to take our word.</p>
          <ol class="steps-of-work">
            <li>
              At the foot of each edition, save edition.json. All that the edition says is in it: the text, the
              verdicts, each piece of evidence and where it comes from.
            </li>
            <li>
              Compute the SHA-256 of the file, a number that is another one as soon as a single letter of it is another.
              In a terminal, in the folder of the file: ${hashCommands({ file: "edition.json" })}
            </li>
            <li>
              It has to be the hash that is printed under the edition. Compare it with one that we cannot change: one
              that you noted on an earlier day, one that somebody else has, one that your feed reader keeps, since
              <a href="${feed}">our feed</a> names it with each edition. The same hash means that nothing in the edition
              was changed since.
            </li>
            <li>
              Stored copies that are shown in full can be saved from their own pages, with their SHA-256, and are
              checked in the same way. Of the others the edition gives the words around the quote, the hash and the
              original address.
            </li>
          </ol>
          <p>
            Later notices stand above an edition and are no part of its file. Where an edition or a copy had to be
            removed, its address says so and why, and its hash stays.
          </p>`,
      })}
      ${workspace.contact !== "" && part({ label: "Contact", title: "How to reach us", body: html`<p>${workspace.contact}</p>` })}`,
  });
}

const numberWords = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

function peopleHave(count: number): string {
  const words = numberWords[count] ?? String(count);
  return count === 1 ? `${words} other person has` : `${words} other people have`;
}

function part({ label, title, body, id }: { label: string; title: string; body: Part; id?: string }): Html {
  return html`<section class="row" ${id && html` id="${id}"`}>
    <div class="label"><p class="caps">${label}</p></div>
    <div class="body">
      <h2>${title}</h2>
      ${body}
    </div>
  </section>`;
}
