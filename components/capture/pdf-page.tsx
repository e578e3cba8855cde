"use client";

import { useEffect, useRef, useState } from "react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { readDomText } from "@/components/capture/dom-text";
import type { DrawnPage } from "@/components/capture/drawn-pages";
import { squeezeText } from "@/lib/text/squeezed-text";

/** One page: its picture and its words, drawn while it is near the window. */
export function PdfPage({
  pdf,
  number,
  size,
  onDrawn,
}: {
  pdf: PDFDocumentProxy;
  number: number;
  size: { width: number; height: number };
  /** Told when the words stand there, and with null when they were taken away. */
  onDrawn: (number: number, page: DrawnPage | null) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);

  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), {
      rootMargin: "800px 0px",
    });
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = place.current;
    if (!near || !element) return undefined;
    let isCurrent = true;
    const stops: (() => void)[] = [];
    void (async () => {
      const { TextLayer } = await import("pdfjs-dist");
      const page = await pdf.getPage(number);
      if (!isCurrent) return;
      const natural = page.getViewport({ scale: 1 });
      const scale = element.clientWidth / natural.width;
      const viewport = page.getViewport({ scale });
      const sharp = Math.min(window.devicePixelRatio || 1, 2);
      const canvas = document.createElement("canvas");
      canvas.width = Math.floor(viewport.width * sharp);
      canvas.height = Math.floor(viewport.height * sharp);
      canvas.className = "absolute inset-0 size-full";
      canvas.setAttribute("aria-hidden", "true");
      const words = document.createElement("div");
      words.className = "pdf-words";
      element.style.setProperty("--total-scale-factor", String(scale));
      element.style.setProperty("--scale-round-x", "1px");
      element.style.setProperty("--scale-round-y", "1px");
      element.replaceChildren(canvas, words);
      const drawing = page.render({ canvas, viewport: page.getViewport({ scale: scale * sharp }) });
      const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
      stops.push(
        () => drawing.cancel(),
        () => layer.cancel(),
        () => element.replaceChildren(),
      );
      await layer.render();
      if (isCurrent) {
        const dom = readDomText(words);
        onDrawn(number, { root: words, dom, squeezed: squeezeText(dom.text) });
      }
      await drawing.promise;
    })().catch(() => {});
    return () => {
      isCurrent = false;
      onDrawn(number, null);
      for (const stop of stops) stop();
    };
  }, [near, pdf, number, onDrawn]);

  return (
    <div className="grid gap-1" data-page={number}>
      <div
        ref={place}
        className="relative w-full overflow-hidden border border-rule-strong bg-[#fff] [color-scheme:light]"
        style={{ aspectRatio: `${size.width} / ${size.height}` }}
        role="region"
        aria-label={`Page ${number}`}
      />
      <p className="text-center text-sm text-ink-muted figures">Page {number}</p>
    </div>
  );
}
