"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page anew when its tab is looked at again: others may have submitted, revealed or settled meanwhile. */
export function RefreshOnReturn() {
  const router = useRouter();
  useEffect(() => {
    const onChange = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, [router]);
  return null;
}
