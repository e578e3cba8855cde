"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** Whether the question that is asked now has been answered; `answer` is the last one that came, null before the first. */
export type Answered<Answer> = { state: "waiting" | "failed" | "found"; answer: Answer | null };

/**
 * Asks the server whenever the question is another one. An answer to a question that has changed since is dropped; until the
 * new one comes the last answer is given, with "waiting".
 * @param question names all that the answer hangs on
 * @param ask throws where the server refuses
 * @param pause milliseconds for which the question has to rest before it is asked
 */
export function useAnswer<Answer>({
  question,
  ask,
  pause = 0,
}: {
  question: string;
  ask: () => Promise<Answer>;
  pause?: number;
}): Answered<Answer> {
  const [given, setGiven] = useState<Answered<Answer> & { to: string }>({
    to: question,
    state: "waiting",
    answer: null,
  });
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      askNow().then(
        (answer) => isCurrent && setGiven({ to: question, state: "found", answer }),
        () => isCurrent && setGiven({ to: question, state: "failed", answer: null }),
      );
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [question, pause]);
  return { state: given.to === question ? given.state : "waiting", answer: given.answer };
}

/** Pause after the last letter before a search is asked; milliseconds. */
export const searchPause = 300;
