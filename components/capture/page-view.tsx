"use client";

import { useEffect, useRef, useState } from "react";
import { readDomText, rangeInText, textInPage, type DomText } from "@/components/capture/dom-text";
import { leastSelected, paint, showRange, type CopyViewProps } from "@/components/capture/selected-passage";
import { carryRange, squeezeText, type SqueezedText } from "@/lib/text/squeezed-text";

type Printed = { text: string; squeezed: SqueezedText };

/** A stored web page as it looked, in a frame in which nothing runs and nothing is fetched. */
export function PageView({ src, text, quotes, wanted, found, onSelect }: CopyViewProps & { src: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [notShown, setNotShown] = useState(false);
  const copy = useRef<Printed | null>(null);
  const page = useRef<(Printed & { dom: DomText }) | null>(null);

  function onLoad() {
    const view = frame.current?.contentWindow as (Window & typeof globalThis) | null | undefined;
    const body = view?.document.body;
    if (!view || !body) return;
    const dom = readDomText(body);
    copy.current = { text, squeezed: squeezeText(text) };
    page.current = { dom, text: dom.text, squeezed: squeezeText(dom.text) };
    const places = quotes.flatMap(({ id, start, end }) => {
      const place = carryRange({ from: copy.current!, to: page.current!, start, end });
      const range = place && textInPage({ dom, ...place });
      return range ? [{ id, range }] : [];
    });
    const shown = places.find(({ id }) => id === wanted?.id);
    setNotShown(wanted !== null && !shown);
    paint({
      view,
      name: "capture-others",
      ranges: places.filter((place) => place !== shown).map(({ range }) => range),
    });
    paint({ view, name: "capture-quote", ranges: shown ? [shown.range] : [] });
    if (shown) {
      const top = shown.range.getBoundingClientRect().top + view.scrollY;
      view.scrollTo({ top: Math.max(0, top - view.innerHeight / 3) });
    }
    view.document.addEventListener("selectionchange", () => {
      const selection = view.getSelection();
      if (!selection || selection.isCollapsed || selection.toString().trim().length < leastSelected)
        return onSelect(null);
      const range = rangeInText({ dom, range: selection.getRangeAt(0) });
      const place = range && carryRange({ from: page.current!, to: copy.current!, ...range });
      onSelect(place ? { ...place, locator: null } : "elsewhere");
    });
  }

  useEffect(() => {
    const view = frame.current?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!view || !copy.current || !page.current) return;
    const place = found && carryRange({ from: copy.current, to: page.current, ...found });
    const range = place && textInPage({ dom: page.current.dom, ...place });
    setNotShown(found !== null && !range);
    paint({ view, name: "capture-found", ranges: range ? [range] : [] });
    if (!range) return;
    showRange({ view, range });
    // The frame has a window of its own; it may itself stand below what is seen.
    const { top } = frame.current!.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight / 3) frame.current!.scrollIntoView();
  }, [found]);

  // A frame from the cache may have loaded before anybody listened.
  useEffect(() => {
    if (frame.current?.contentDocument?.readyState === "complete" && !page.current) onLoad();
  });

  return (
    <div className="grid gap-2">
      {notShown && (
        <p className="text-sm text-ink-muted">The passage does not show in this view; the tab “Text” has it.</p>
      )}
      <iframe
        ref={frame}
        src={src}
        sandbox="allow-same-origin"
        title="The stored page as it looked"
        onLoad={onLoad}
        className="h-[75vh] w-full border border-rule-strong bg-[#fff] [color-scheme:light]"
      />
      <p className="text-sm text-ink-muted">
        Shown from the stored bytes without reaching the network: no scripts, and only the styles and pictures that were
        stored with it. Links lead nowhere.
      </p>
    </div>
  );
}
