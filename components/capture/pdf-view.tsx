"use client";

import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { placeOfSelection, stretchesOf, type DrawnPage } from "@/components/capture/drawn-pages";
import { PdfPage } from "@/components/capture/pdf-page";
import { leastSelected, paint, showRange, type CopyViewProps } from "@/components/capture/selected-passage";
import { usePdf, usePlacedPages } from "@/components/capture/use-pdf";
import { Notice } from "@/components/ui/notice";
import "@/components/capture/found.css";
import "@/components/capture/pdf.css";

const failedWords = {
  locked: "This PDF is locked with a password. It can be downloaded and opened with it.",
  damaged: "This PDF is damaged and cannot be shown. It can be downloaded as it was stored.",
  unreachable: "The file could not be loaded. Reload the page to try again, or download it.",
};

/** The pages of a stored PDF, with words that can be selected and the quoted passages marked in their places. */
export function PdfView({
  src,
  text,
  quotes,
  wanted,
  found,
  onSelect,
  onPage,
}: CopyViewProps & {
  src: string;
  /** Told the page on which what was found begins; counted from 1. */
  onPage: (page: number) => void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const opened = usePdf(src);
  const placed = usePlacedPages({ pdf: opened.state === "open" ? opened.pdf : null, text });
  const [drawn, setDrawn] = useState<ReadonlyMap<number, DrawnPage>>(new Map());
  const scrolled = useRef(false);

  const onDrawn = useCallback((number: number, page: DrawnPage | null) => {
    setDrawn((before) => {
      const others = [...before].filter(([other]) => other !== number);
      return new Map(page ? [...others, [number, page]] : others);
    });
  }, []);

  useEffect(() => {
    if (!placed) return;
    const rangesOf = (list: CopyViewProps["quotes"]) => list.flatMap((place) => stretchesOf({ place, placed, drawn }));
    const shown = wanted ? rangesOf([wanted]) : [];
    paint({ view: window, name: "capture-others", ranges: rangesOf(quotes.filter(({ id }) => id !== wanted?.id)) });
    paint({ view: window, name: "capture-quote", ranges: shown });
    if (!wanted || scrolled.current) return;
    const [first] = placed.toPages(wanted);
    if (!first) return;
    if (shown[0]) {
      scrolled.current = true;
      const top = shown[0].getBoundingClientRect().top + window.scrollY;
      window.scrollTo({ top: Math.max(0, top - window.innerHeight / 3) });
    } else root.current?.querySelector(`[data-page="${first.page + 1}"]`)?.scrollIntoView();
  }, [placed, drawn, quotes, wanted]);

  const tellPage = useEffectEvent(onPage);
  const shown = useRef<CopyViewProps["found"]>(null);
  useEffect(() => {
    const [first] = placed && found ? placed.toPages(found) : [];
    if (!placed || !found || !first) return;
    const ranges = stretchesOf({ place: found, placed, drawn });
    paint({ view: window, name: "capture-found", ranges });
    if (shown.current === found) return;
    tellPage(first.page + 1);
    if (ranges[0]) {
      shown.current = found;
      showRange({ view: window, range: ranges[0] });
    } else root.current?.querySelector(`[data-page="${first.page + 1}"]`)?.scrollIntoView();
  }, [placed, drawn, found]);
  useEffect(() => {
    if (!found) paint({ view: window, name: "capture-found", ranges: [] });
  }, [found]);

  useEffect(
    () => () => {
      paint({ view: window, name: "capture-found", ranges: [] });
      paint({ view: window, name: "capture-quote", ranges: [] });
      paint({ view: window, name: "capture-others", ranges: [] });
    },
    [],
  );

  useEffect(() => {
    if (!placed) return undefined;
    function onChange() {
      const selection = document.getSelection();
      const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
      if (!range || !root.current?.contains(range.commonAncestorContainer)) return;
      if (range.collapsed || range.toString().trim().length < leastSelected) return onSelect(null);
      const place = placeOfSelection({ range, placed: placed!, drawn });
      onSelect(place ? { start: place.start, end: place.end, locator: `p. ${place.page}` } : "elsewhere");
    }
    document.addEventListener("selectionchange", onChange);
    return () => document.removeEventListener("selectionchange", onChange);
  }, [placed, drawn, onSelect]);

  if (opened.state === "failed") return <Notice tone="warn">{failedWords[opened.reason]}</Notice>;
  if (opened.state === "loading") {
    return (
      <p role="status" className="text-ink-muted">
        The PDF is being opened…
      </p>
    );
  }
  return (
    <div ref={root} className="grid gap-6">
      {text !== "" && !placed && (
        <p role="status" className="text-sm text-ink-muted">
          The words of {opened.pdf.numPages} pages are being read; then passages can be selected.
        </p>
      )}
      {opened.sizes.map((size, index) => (
        <PdfPage key={index} pdf={opened.pdf} number={index + 1} size={size} onDrawn={onDrawn} />
      ))}
    </div>
  );
}
