"use client";

import { useCallback, useMemo, useState, type ReactNode } from "react";
import { EvidenceFromPassage, type ClaimChoice } from "@/components/capture/evidence-from-passage";
import { FindPassage } from "@/components/capture/find-passage";
import { ImageView } from "@/components/capture/image-view";
import { PageView } from "@/components/capture/page-view";
import { PdfView } from "@/components/capture/pdf-view";
import type { FoundPlace, QuoteOfCopy, SelectedPassage } from "@/components/capture/selected-passage";
import { TextView } from "@/components/capture/text-view";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Tabs } from "@/components/ui/tabs";
import { maxQuote } from "@/lib/domain/evidence/evidence-input";

export type CopyKind = "page" | "pdf" | "image" | "text";

const shownWords = { page: "Page as it looked", pdf: "Pages", image: "Picture" };

/** The ways of looking at a stored copy, and the passage that is selected in whichever is open. */
export function CaptureReader({
  slug,
  sourceId,
  captureId,
  kind,
  title,
  text,
  quotes,
  evidenceId,
  claim,
  canAdd,
  textPanel,
}: {
  slug: string;
  sourceId: string;
  captureId: string;
  kind: CopyKind;
  title: string;
  text: string;
  quotes: readonly QuoteOfCopy[];
  evidenceId: string | null;
  /** The claim that the person came from. */
  claim: ClaimChoice | null;
  canAdd: boolean;
  /** The words of the copy, or why there are none. */
  textPanel: ReactNode;
}) {
  const [passage, setPassage] = useState<SelectedPassage | "elsewhere" | null>(null);
  const [adding, setAdding] = useState<SelectedPassage | null>(null);
  const [finding, setFinding] = useState(false);
  const [found, setFound] = useState<FoundPlace | null>(null);
  const wanted = useMemo(() => quotes.find(({ id }) => id === evidenceId) ?? null, [quotes, evidenceId]);
  const base = `/w/${slug}/sources/${sourceId}/captures/${captureId}`;
  // Whatever is selected by hand takes the place of what was found.
  const select = useCallback((selected: SelectedPassage | "elsewhere" | null) => {
    setPassage(selected);
    setFound(null);
  }, []);
  const find = (place: FoundPlace | null) => {
    setPassage(place && { ...place, locator: null });
    setFound(place);
  };
  const shared = { text, quotes, wanted, found, onSelect: select };
  const words = (
    <TextView found={found} onSelect={select}>
      {textPanel}
    </TextView>
  );
  return (
    <div className="grid gap-4">
      {kind !== "text" ? (
        <Tabs
          label="Ways of looking at this copy"
          onValueChange={() => select(null)}
          tabs={[
            {
              value: "shown",
              label: shownWords[kind],
              panel:
                kind === "page" ? (
                  <PageView src={`${base}/view`} {...shared} />
                ) : kind === "pdf" ? (
                  <PdfView
                    src={`${base}/file`}
                    {...shared}
                    onPage={(page) => setPassage((now) => onPage({ now, page }))}
                  />
                ) : (
                  <ImageView src={`${base}/file`} title={title} />
                ),
            },
            { value: "text", label: "Text", panel: words },
          ]}
        />
      ) : (
        words
      )}
      {canAdd && (
        <div className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule bg-paper px-1 py-3">
          {finding && <FindPassage text={text} linesWrap={kind === "pdf"} onFind={find} />}
          <Chosen passage={passage} text={text} />
          <span className="flex flex-wrap gap-2">
            {text !== "" && (
              <Button
                size="small"
                aria-expanded={finding}
                onClick={() => {
                  setFinding(!finding);
                  if (finding) setFound(null);
                }}
              >
                Find a passage
              </Button>
            )}
            <Button
              size="small"
              variant={isUsable(passage) ? "primary" : "secondary"}
              onClick={() => setAdding(isUsable(passage) ? passage : { start: 0, end: 0, locator: null })}
            >
              {isUsable(passage) ? "Make evidence of it" : "Type evidence by hand"}
            </Button>
          </span>
        </div>
      )}
      <Dialog
        open={adding !== null}
        onOpenChange={(open) => !open && setAdding(null)}
        title="Evidence from this copy"
        description={title}
      >
        {adding && (
          <EvidenceFromPassage
            slug={slug}
            sourceId={sourceId}
            captureId={captureId}
            passage={adding}
            words={text.slice(adding.start, adding.end)}
            claim={claim}
            onClose={() => setAdding(null)}
          />
        )}
      </Dialog>
    </div>
  );
}

/** Where the page of a passage that was found by its words becomes known. */
function onPage({
  now,
  page,
}: {
  now: SelectedPassage | "elsewhere" | null;
  page: number;
}): SelectedPassage | "elsewhere" | null {
  return now === null || now === "elsewhere" ? now : { ...now, locator: `p. ${page}` };
}

function isUsable(passage: SelectedPassage | "elsewhere" | null): passage is SelectedPassage {
  return passage !== null && passage !== "elsewhere" && passage.end - passage.start <= maxQuote;
}

function Chosen({ passage, text }: { passage: SelectedPassage | "elsewhere" | null; text: string }) {
  const words =
    passage === null
      ? text === ""
        ? "No text was read from this copy; a figure or a finding can be typed by hand."
        : "Select a passage to make evidence of it, or find it by its words."
      : passage === "elsewhere"
        ? "What is selected does not stand in the text that was read from this copy."
        : passage.end - passage.start > maxQuote
          ? `That is too long: at most ${maxQuote.toLocaleString("en-GB")} characters.`
          : null;
  return (
    <p className="min-w-0 flex-1 basis-60 text-sm" role="status">
      {words ?? (
        <span className="line-clamp-2 font-serif text-base">
          “{text.slice((passage as SelectedPassage).start, (passage as SelectedPassage).end)}”
        </span>
      )}
    </p>
  );
}
