import { ArticleFieldsForm, type FieldWords } from "@/components/article/article-fields-form";
import type { ListedPart } from "@/components/article/use-parts";
import { Checkbox } from "@/components/ui/checkbox";
import { articleRefusalWords } from "@/lib/domain/article/refusal-words";
import { edtfDateInWords } from "@/lib/domain/edtf-date";
import { partLeftOutByPerson } from "@/lib/import/draft-parts";
import type { DraftPart } from "@/lib/import/import-draft";
import type { PartProblem } from "@/lib/server/article/store-parts";

/** The articles of a page, each with its details, whether it is stored, and where it stands in the text. */
export function PartList({
  parts,
  foundIn,
  problems,
  disabled,
  onPart,
  onShow,
}: {
  parts: readonly ListedPart[];
  foundIn: Record<string, FieldWords>;
  /** What keeps an article from being stored, by its id. */
  problems: Record<string, PartProblem>;
  disabled: boolean;
  onPart: (id: string, part: DraftPart) => void;
  onShow: (id: string) => void;
}) {
  return (
    <ol aria-label="Articles on this page" className="divide-y divide-rule border-y border-rule">
      {parts.map((part, index) => {
        const { id, fields, leftOut, words } = part;
        const problem = leftOut === null ? problems[id] : undefined;
        const title = fields.title.trim() || "Without a title";
        return (
          <li key={id} className="grid gap-1 py-3">
            <Checkbox
              label={
                <span className="font-serif text-base leading-snug break-words">
                  <span className="sr-only">Article {index + 1}: </span>
                  {title}
                </span>
              }
              hint={[
                dateInWords(fields.publishedOn),
                fields.authors.split("\n").filter(Boolean).join(", "),
                wordsIn(words),
              ]
                .filter(Boolean)
                .join(" · ")}
              error={problem && articleRefusalWords[problem.reason]}
              checked={leftOut === null}
              disabled={disabled}
              onChange={({ target }) => onPart(id, { fields, leftOut: target.checked ? null : partLeftOutByPerson })}
            />
            {leftOut !== null && (
              <p className="pl-8 text-sm text-warn">
                Left out: {leftOut} {sameTitleWords({ parts, index })}
              </p>
            )}
            <div className="flex flex-wrap items-start gap-x-5 gap-y-1 pl-8">
              <button type="button" className="link py-1 text-sm" onClick={() => onShow(id)}>
                Show in the text<span className="sr-only"> where article {index + 1} begins</span>
              </button>
              <details className="min-w-0 open:basis-full" open={problem?.reason === "invalid_fields" || undefined}>
                <summary className="w-fit link py-1 text-sm">
                  Details<span className="sr-only"> of article {index + 1}</span>
                </summary>
                <div className="mt-3 mb-2">
                  <ArticleFieldsForm
                    fields={fields}
                    foundIn={foundIn[id] ?? {}}
                    issues={problem?.issues ?? {}}
                    disabled={disabled}
                    onChange={(next) => onPart(id, { fields: next, leftOut })}
                  />
                </div>
              </details>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** A stub often shares its title with the article itself; that is worth a word. */
function sameTitleWords({ parts, index }: { parts: readonly ListedPart[]; index: number }): string {
  const own = parts[index]!;
  const key = own.fields.title.trim().toLowerCase();
  const twin = parts.findIndex(
    (part, at) => at !== index && key !== "" && part.fields.title.trim().toLowerCase() === key,
  );
  if (twin === -1 || parts[twin]!.words <= own.words) return "";
  return `Article ${twin + 1} has the same title and ${wordsIn(parts[twin]!.words)}.`;
}

const figures = new Intl.NumberFormat("en-GB");

export function wordsIn(words: number): string {
  return words === 1 ? "1 word" : `${figures.format(words)} words`;
}

function dateInWords(typed: string): string {
  return /^\d{4}(?:-\d\d){0,2}$/u.test(typed) ? edtfDateInWords(typed) : typed;
}
