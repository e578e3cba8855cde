"use client";

import { useEffect, useRef, useState } from "react";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { parseSplitMessage, splitRoomName, type SplitMessage } from "@/lib/collab/split-room-name";

/** Somebody else who has the same version open. */
export type Present = { id: string; name: string; start: number | null };

/** How long the first connection may take before the page says that it is away; milliseconds. */
const patience = 6_000;

/**
 * Joins the people who have this version open: says at which row one is, and hears where the others are and where
 * something has changed. Nothing rests on it: without the connection the page works and says that it is away.
 */
export function useSplitRoom({
  workspaceId,
  versionId,
  person,
  at,
  onChanged,
  onBack,
}: {
  workspaceId: string;
  versionId: string;
  person: { id: string; name: string };
  /** Where the own row begins, or null. */
  at: number | null;
  onChanged: (message: SplitMessage) => void;
  /** Called when the connection is there again: something may have been missed. */
  onBack: () => void;
}): { others: readonly Present[]; isAway: boolean } {
  const [others, setOthers] = useState<readonly Present[]>([]);
  const [isAway, setIsAway] = useState(false);
  const provider = useRef<HocuspocusProvider | null>(null);
  const latest = useRef({ onChanged, onBack, at });
  useEffect(() => {
    latest.current = { onChanged, onBack, at };
  });

  const { id, name } = person;
  useEffect(() => {
    const doc = new Y.Doc();
    const socket = new HocuspocusProviderWebsocket({
      url: `${window.location.origin.replace(/^http/, "ws")}/collab`,
      delay: 1_000,
      minDelay: 1_000,
      maxDelay: 15_000,
    });
    const room = new HocuspocusProvider({
      websocketProvider: socket,
      name: splitRoomName({ workspaceId, articleVersionId: versionId }),
      document: doc,
    });
    provider.current = room;
    let wasAway = false;
    let wasThere = false;
    // The first connection takes its time; that is no loss.
    const slow = setTimeout(() => setIsAway(true), patience);
    room.on("stateless", ({ payload }: { payload: string }) => {
      const message = parseSplitMessage(payload);
      if (message) latest.current.onChanged(message);
    });
    room.on("authenticated", () => {
      clearTimeout(slow);
      wasThere = true;
      setIsAway(false);
      if (wasAway) latest.current.onBack();
      wasAway = false;
    });
    room.on("authenticationFailed", () => {
      clearTimeout(slow);
      setIsAway(true);
      socket.disconnect();
    });
    socket.on("disconnect", () => {
      wasAway = true;
      if (wasThere) setIsAway(true);
      setOthers([]);
    });
    const awareness = room.awareness!;
    const look = () => setOthers(peopleOf({ states: awareness.getStates(), ownId: id }));
    awareness.on("change", look);
    awareness.setLocalStateField("user", { id, name });
    awareness.setLocalStateField("at", latest.current.at);
    room.attach();
    return () => {
      clearTimeout(slow);
      wasThere = false;
      awareness.off("change", look);
      provider.current = null;
      room.destroy();
      socket.destroy();
      doc.destroy();
    };
  }, [workspaceId, versionId, id, name]);

  useEffect(() => provider.current?.awareness?.setLocalStateField("at", at), [at]);
  return { others, isAway };
}

/** One entry for each person; of several tabs the one that stands somewhere. */
function peopleOf({ states, ownId }: { states: Map<number, Record<string, unknown>>; ownId: string }): Present[] {
  const found = new Map<string, Present>();
  for (const { user, at } of states.values()) {
    const { id, name } = (user ?? {}) as { id?: unknown; name?: unknown };
    if (typeof id !== "string" || typeof name !== "string" || id === ownId) continue;
    const start = typeof at === "number" ? at : null;
    if (!found.has(id) || start !== null) found.set(id, { id, name, start });
  }
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}
