"use client";

import { useSyncExternalStore } from "react";
import { distanceWords, localTimeWords, utcTimeWords } from "@/components/ui/time-words";

const minute = 60_000;

function eachMinute(onChange: () => void): () => void {
  const timer = setInterval(onChange, minute);
  return () => clearInterval(timer);
}

const currentMinute = () => Math.floor(Date.now() / minute);
const noMinuteOnServer = () => null;

/**
 * An instant. The server and the first paint write it out in UTC; then the browser turns it into its own time zone and,
 * within a week, into "3 hours ago", with the full time on hover.
 */
export function RelativeTime({
  at,
  absolute = false,
}: {
  /** A Date or an ISO 8601 text. */
  at: Date | string;
  /** Never "3 hours ago"; for records and anything printed. */
  absolute?: boolean;
}) {
  const thisMinute = useSyncExternalStore(eachMinute, currentMinute, noMinuteOnServer);
  const instant = new Date(at);
  const full = thisMinute === null ? utcTimeWords(instant) : localTimeWords(instant);
  const showsDistance = thisMinute !== null && !absolute;
  const distance = showsDistance ? distanceWords({ at: instant, now: new Date(thisMinute * minute) }) : null;
  return (
    <time dateTime={instant.toISOString()} title={distance ? full : undefined} className="whitespace-nowrap">
      {distance ?? full}
    </time>
  );
}
