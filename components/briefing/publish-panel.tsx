"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { BlockerList } from "@/components/briefing/blocker-list";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { RadioCards } from "@/components/ui/radio-cards";
import { Section } from "@/components/ui/section";
import { TextArea } from "@/components/ui/text-area";
import { TextLink } from "@/components/ui/text-link";
import { correctionKinds, correctionKindWords, type CorrectionKind } from "@/lib/domain/edition/correction-kinds";
import { editionRefusalWords } from "@/lib/domain/edition/refusal-words";
import { statusWords } from "@/lib/domain/source/status";
import type { Blocker, Warning } from "@/lib/publish/publishing-checks";
import { publishEditionAction } from "@/lib/server/edition/actions";

type Props = {
  slug: string;
  briefingId: string;
  nextNumber: number;
  contentSha256: string;
  claims: number;
  blockers: readonly Blocker[];
  warnings: readonly Warning[];
  publicAddress: string;
};

/** What a publisher reads and answers before an edition is made: what stands in the way, what wants a reason, the note. */
export function PublishPanel({
  slug,
  briefingId,
  nextNumber,
  contentSha256,
  claims,
  blockers,
  warnings,
  publicAddress,
}: Props) {
  const router = useRouter();
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const [kind, setKind] = useState<CorrectionKind | null>(null);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [unfilled, setUnfilled] = useState(false);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const bare = warnings.filter((warning) => warning.kind === "no_copy");
  const others = warnings.filter((warning) => warning.kind !== "no_copy");
  const wantsNote = nextNumber > 1;
  const isFilled =
    bare.every(({ evidence }) => (reasons[evidence.id] ?? "").trim() !== "") &&
    (!wantsNote || (kind !== null && note.trim() !== ""));

  function ask() {
    setProblem(null);
    setUnfilled(!isFilled);
    if (isFilled) return setAsking(true);
    // The first empty field, so that it is in sight and can be typed in.
    const empty = [...(form.current?.querySelectorAll<HTMLInputElement>("textarea, input[type=radio]") ?? [])].find(
      (field) => (field.type === "radio" ? kind === null : field.value.trim() === ""),
    );
    empty?.focus();
  }

  async function publish() {
    const outcome = await publishEditionAction(slug, {
      briefingId,
      expectedNumber: nextNumber,
      contentSha256,
      reasons: Object.fromEntries(bare.map(({ evidence }) => [evidence.id, reasons[evidence.id] ?? ""])),
      ...(wantsNote && kind && { correction: { kind, note } }),
    }).catch(() => ({ ok: false as const, reason: "unavailable" as const }));
    if (outcome.ok) {
      router.push(`/w/${slug}/briefings/${briefingId}/editions?published=${outcome.number}`);
      return { ok: true as const };
    }
    setProblem(editionRefusalWords[outcome.reason]);
    router.refresh();
    // The words stand on the page, where the fields are.
    return { ok: true as const };
  }

  if (blockers.length > 0) {
    return (
      <Section title="Before publishing">
        <BlockerList slug={slug} blockers={blockers} />
      </Section>
    );
  }
  const errorFor = (value: string, words: string) => (unfilled && value.trim() === "" ? words : undefined);
  return (
    <div ref={form}>
      <Section title={nextNumber === 1 ? "Publish the first edition" : `Publish Edition ${nextNumber}`}>
        <div className="grid max-w-2xl gap-6">
          <ProblemNote words={problem} />
          {bare.length > 0 && (
            <div className="grid gap-4">
              <Notice tone="warn" title="Evidence without a stored copy">
                {bare.length === 1
                  ? "Readers cannot check this piece once the original changes. Store a copy first, or say why there is none. Your reason is printed beside it."
                  : `Readers cannot check these ${bare.length} pieces once the originals change. Store copies first, or say why there are none. Your reasons are printed beside them.`}
              </Notice>
              {bare.map(({ claim, evidence }) => (
                <TextArea
                  key={evidence.id}
                  label={
                    <>
                      Why is there no copy of {evidence.source}, on{" "}
                      <TextLink href={`/w/${slug}/claims/${claim.id}`}>claim {claim.number}</TextLink>?
                    </>
                  }
                  hint={evidence.words && `“${shortened(evidence.words)}”`}
                  required
                  rows={2}
                  maxLength={600}
                  value={reasons[evidence.id] ?? ""}
                  onChange={(event) => setReasons({ ...reasons, [evidence.id]: event.target.value })}
                  error={errorFor(reasons[evidence.id] ?? "", "Say why no copy is stored.")}
                />
              ))}
            </div>
          )}
          {others.length > 0 && (
            <Notice tone="warn" title="Worth knowing before you publish">
              <ul className="mt-1 grid gap-2">
                {others.map((warning, index) => (
                  <li key={index}>
                    <OtherWarning slug={slug} warning={warning} />
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          {wantsNote && (
            <>
              <RadioCards
                legend="What kind of change is it?"
                name="kind"
                required
                columns={2}
                value={kind}
                onValueChange={setKind}
                error={unfilled && kind === null ? "Choose what kind of change it is." : undefined}
                options={correctionKinds.map((value) => ({
                  value,
                  title: correctionKindWords[value].label,
                  explanation: correctionKindWords[value].means,
                }))}
              />
              <TextArea
                label="What was changed, and why?"
                hint="Dated and printed at the head of the new edition, and kept in the public list of corrections."
                required
                rows={4}
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
                error={errorFor(note, "Say what was changed, and why.")}
              />
            </>
          )}
          <div>
            <Button variant="primary" onClick={ask}>
              {nextNumber === 1 ? "Publish Edition 1" : `Publish Edition ${nextNumber}`}
            </Button>
          </div>
        </div>
      </Section>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Publish Edition ${nextNumber}?`}
        confirmLabel="Publish"
        pendingLabel="Publishing…"
        tone="primary"
        onConfirm={publish}
      >
        <p>
          {claims === 1 ? "One verdict" : `${claims} verdicts`} with all evidence and sources will be readable by
          everybody at
        </p>
        <p className="font-mono text-xs break-all">{publicAddress}</p>
        <p>An edition never changes and cannot be taken back; what turns out wrong is corrected by the next one.</p>
        {nextNumber === 1 && <p>The address is fixed from now on, also when the title changes.</p>}
      </ConfirmDialog>
    </div>
  );
}

function OtherWarning({ slug, warning }: { slug: string; warning: Exclude<Warning, { kind: "no_copy" }> | Warning }) {
  if (warning.kind === "source_status") {
    const { id, name, status } = warning.source;
    return (
      <>
        <TextLink href={`/w/${slug}/sources/${id}`}>{name}</TextLink> is marked as{" "}
        {statusWords[status].label.toLowerCase()}. The edition says so.
      </>
    );
  }
  if (warning.kind === "no_longer_there") {
    return (
      <>
        {warning.text} Readers will see this above the edition.{" "}
        <TextLink href={`/w/${slug}/sources/${warning.sourceId}`}>The source and its copies</TextLink>
      </>
    );
  }
  const claim = <TextLink href={`/w/${slug}/claims/${warning.claim.id}`}>Claim {warning.claim.number}</TextLink>;
  if (warning.kind === "no_right_of_reply") {
    return (
      <>
        {claim}: nobody has recorded that {warning.claimant} was asked for a reply.
      </>
    );
  }
  if (warning.kind === "copy_redacted") {
    return (
      <>
        {claim}: the stored copy of {warning.evidence.source} was redacted, so readers cannot check what is taken from
        it. The edition says so.
      </>
    );
  }
  return (
    <>
      {claim}: a quote from {warning.evidence.source} was not found in its stored copy. The edition says so.
    </>
  );
}

function shortened(words: string): string {
  return words.length > 160 ? `${words.slice(0, 159)}…` : words;
}
