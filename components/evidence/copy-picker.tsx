"use client";

import { useEffect, useState } from "react";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text-link";
import { localTimeWords } from "@/components/ui/time-words";
import { captureChangeWords, captureTypes, isCaptureType } from "@/lib/domain/source/capture-rules";
import { listCopiesAction } from "@/lib/server/capture/actions";
import type { CopyChoice } from "@/lib/server/capture/copy-choices";

/** Any copy, a certain one, or none. */
export type CopyChosen = { kind: "any" } | { kind: "none" } | { kind: "one"; id: string };

/** Chooses the stored copy that the words are checked against, and leads into it to select them there. */
export function CopyPicker({
  slug,
  sourceId,
  claimId,
  anyWords,
  value,
  onChange,
}: {
  slug: string;
  sourceId: string;
  claimId: string;
  anyWords: string;
  value: CopyChosen;
  onChange: (chosen: CopyChosen) => void;
}) {
  const [found, setFound] = useState<{ sourceId: string; copies: CopyChoice[] } | null>(null);

  useEffect(() => {
    let isCurrent = true;
    listCopiesAction(slug, { sourceId }).then(
      (answer) => isCurrent && setFound({ sourceId, copies: answer.ok ? answer.copies : [] }),
      () => isCurrent && setFound({ sourceId, copies: [] }),
    );
    return () => {
      isCurrent = false;
    };
  }, [slug, sourceId]);

  const copies = found?.sourceId === sourceId ? found.copies : null;
  if (copies === null) return null;
  if (copies.length === 0) {
    return (
      <p className="text-sm text-ink-muted">
        No copy of this source is stored yet; the words will be checked when there is one.{" "}
        <TextLink href={`/w/${slug}/sources/${sourceId}`}>Store one</TextLink>
      </p>
    );
  }
  const open = value.kind === "one" ? value.id : copies[0]!.id;
  return (
    <div className="grid gap-1.5">
      <Select
        label="Checked against"
        className="sm:max-w-md"
        value={value.kind === "one" ? value.id : value.kind}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(chosen === "any" || chosen === "none" ? { kind: chosen } : { kind: "one", id: chosen });
        }}
        options={[
          { value: "any", label: anyWords },
          ...copies.map(({ id, capturedAt, mediaType, change }) => ({
            value: id,
            label: `${localTimeWords(new Date(capturedAt))}, ${isCaptureType(mediaType) ? captureTypes[mediaType].label : mediaType} (${captureChangeWords[change].toLowerCase()})`,
          })),
          { value: "none", label: "No copy" },
        ]}
      />
      <p className="text-sm">
        <TextLink href={`/w/${slug}/sources/${sourceId}/captures/${open}?claim=${claimId}`}>
          Select the passage in the copy instead
        </TextLink>
      </p>
    </div>
  );
}
