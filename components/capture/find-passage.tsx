"use client";

import { useEffect, useRef, useState, type FormEvent } from "react";
import type { FoundPlace } from "@/components/capture/selected-passage";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { maxQuote } from "@/lib/domain/evidence/evidence-input";
import { placesOfWords, sentencesAt } from "@/lib/text/sentences-at";

/** Places that are gone through one by one; with more, more words help. */
const mostPlaces = 100;

/** Finds a passage by some of its words and takes it by whole sentences: the way to mark one without a mouse. */
export function FindPassage({
  text,
  linesWrap,
  onFind,
}: {
  text: string;
  /** Whether a line feed in the text is the end of a printed line alone. */
  linesWrap: boolean;
  onFind: (place: FoundPlace | null) => void;
}) {
  const [words, setWords] = useState("");
  const [places, setPlaces] = useState<number[] | null>(null);
  const [chosen, setChosen] = useState({ place: 0, sentences: 1 });
  const field = useRef<HTMLInputElement>(null);
  const at = places?.[chosen.place];

  // The person has just asked for it.
  useEffect(() => field.current?.focus(), []);

  function choose({ place, sentences, of }: { place: number; sentences: number; of: number[] }) {
    const found = of[place];
    if (found === undefined) return onFind(null);
    const near = sentencesAt({ text, at: found, linesWrap }).slice(0, sentences);
    const [first, last] = [near[0], near.at(-1)];
    if (!first || !last || last.end - first.start > maxQuote) return;
    setChosen({ place, sentences: near.length });
    onFind({ start: first.start, end: last.end });
  }

  function find(event: FormEvent) {
    event.preventDefault();
    const found = placesOfWords({ text, words, most: mostPlaces });
    setPlaces(found);
    choose({ place: 0, sentences: 1, of: found });
  }

  return (
    <div className="grid basis-full gap-3" role="group" aria-label="Find a passage">
      <form onSubmit={find} className="flex flex-wrap items-end gap-2">
        <TextInput
          label="Some words of the passage"
          ref={field}
          value={words}
          maxLength={300}
          className="min-w-0 flex-1 basis-60"
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit">Find</Button>
      </form>
      <p role="status" className="text-sm text-ink-muted">
        {places === null
          ? ""
          : places.length === 0
            ? "These words do not stand in the text of the copy one after another."
            : `Place ${chosen.place + 1} of ${places.length === mostPlaces ? `${mostPlaces} or more` : places.length}, ${chosen.sentences === 1 ? "1 sentence" : `${chosen.sentences} sentences`}.`}
      </p>
      {places && at !== undefined && (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => choose({ ...chosen, sentences: chosen.sentences + 1, of: places })}>
            One sentence more
          </Button>
          {chosen.sentences > 1 && (
            <Button size="small" onClick={() => choose({ ...chosen, sentences: chosen.sentences - 1, of: places })}>
              One sentence fewer
            </Button>
          )}
          {places.length > 1 && (
            <Button
              size="small"
              onClick={() => choose({ place: (chosen.place + 1) % places.length, sentences: 1, of: places })}
            >
              Next place
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
