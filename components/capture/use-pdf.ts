"use client";

import { useEffect, useState } from "react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { pdfjsPath } from "@/lib/platform/pdfjs-path";
import { placePages, type PlacedPages } from "@/lib/text/place-pages";

export type OpenPdf = {
  pdf: PDFDocumentProxy;
  /** Width and height of each page, in points. */
  sizes: { width: number; height: number }[];
};

export type PdfState =
  | { state: "loading" }
  | { state: "failed"; reason: "locked" | "damaged" | "unreachable" }
  | ({ state: "open" } & OpenPdf);

/** Pages whose sizes are asked for before anything is shown; later ones are taken to be like the first. */
const sizedAtFirst = 40;

/** Opens a stored PDF with pdf.js, in a worker from our own address. */
export function usePdf(src: string): PdfState {
  const [state, setState] = useState<PdfState>({ state: "loading" });
  useEffect(() => {
    let isCurrent = true;
    let close: (() => void) | null = null;
    void (async () => {
      const [pdfjs, answer] = await Promise.all([import("pdfjs-dist"), fetch(src)]);
      if (!answer.ok) throw new Error("unreachable");
      pdfjs.GlobalWorkerOptions.workerSrc = `${pdfjsPath}/build/pdf.worker.min.mjs`;
      const task = pdfjs.getDocument({
        data: await answer.arrayBuffer(),
        cMapUrl: `${pdfjsPath}/cmaps/`,
        standardFontDataUrl: `${pdfjsPath}/standard_fonts/`,
        wasmUrl: `${pdfjsPath}/wasm/`,
        iccUrl: `${pdfjsPath}/iccs/`,
        enableXfa: false,
      });
      close = () => void task.destroy();
      if (!isCurrent) return close();
      const pdf = await task.promise;
      const sizes: OpenPdf["sizes"] = [];
      for (let number = 1; number <= pdf.numPages; number++) {
        if (number > sizedAtFirst) sizes.push(sizes[0]!);
        else {
          const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
          sizes.push({ width, height });
        }
      }
      if (isCurrent) setState({ state: "open", pdf, sizes });
    })().catch((error: unknown) => {
      if (!isCurrent) return;
      const name = error instanceof Error ? error.name : "";
      const reason = name === "PasswordException" ? "locked" : /PDF|Format/u.test(name) ? "damaged" : "unreachable";
      setState({ state: "failed", reason });
    });
    return () => {
      isCurrent = false;
      close?.();
    };
  }, [src]);
  return state;
}

/** Lays the words of the pages beside the text of the copy; null until all pages have been read. */
export function usePlacedPages({ pdf, text }: { pdf: PDFDocumentProxy | null; text: string }): PlacedPages | null {
  const [placed, setPlaced] = useState<PlacedPages | null>(null);
  useEffect(() => {
    if (!pdf || text === "") return undefined;
    const stop = new AbortController();
    void (async () => {
      const pages: string[] = [];
      for (let number = 1; number <= pdf.numPages && !stop.signal.aborted; number++) {
        const content = await (await pdf.getPage(number)).getTextContent();
        pages.push(content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
      }
      if (!stop.signal.aborted) setPlaced(placePages({ text, pages }));
    })().catch(() => {});
    return () => stop.abort();
  }, [pdf, text]);
  return placed;
}
