"use client";

import { useState } from "react";

/**
 * What a field shows: what the person last put in, until the page brings another value (as after a navigation), which
 * then counts. Unlike a changed key it does not take the focus away.
 */
export function useFollowedValue(value: string): [shown: string, setShown: (next: string) => void] {
  const [shown, setShown] = useState(value);
  const [followed, setFollowed] = useState(value);
  if (followed !== value) {
    setFollowed(value);
    setShown(value);
  }
  return [shown, setShown];
}
