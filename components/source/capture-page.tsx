import { bytesInWords } from "@/components/source/bytes-in-words";
import { CaptureReader, type CopyKind } from "@/components/capture/capture-reader";
import type { ClaimChoice } from "@/components/capture/evidence-from-passage";
import { CaptureText } from "@/components/source/capture-text";
import { CopyDifference } from "@/components/source/copy-difference";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DataList } from "@/components/ui/data-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { StanceMark } from "@/components/ui/stance-mark";
import { TextLink } from "@/components/ui/text-link";
import { ignoredInWords } from "@/lib/domain/capture/ignored-words";
import { absenceInWords } from "@/lib/domain/capture/presence";
import {
  captureChangeWords,
  captureTypes,
  isCaptureType,
  isWebPage,
  maxViewBytes,
  missingText,
  mostMarkedQuotes,
} from "@/lib/domain/source/capture-rules";
import type { CaptureOnPage } from "@/lib/server/capture/data";
import { isSafeHref } from "@/lib/text/safe-href";

const methodWords = { fetch: "Fetched from the address", upload: "Uploaded as a file", paste: "Pasted as text" };

/** A stored copy: its text with what is quoted from it, where it came from, and its hash. */
export function CapturePage({
  slug,
  capture,
  evidenceId,
  claim: wantedClaim,
  canAdd,
}: {
  slug: string;
  capture: CaptureOnPage;
  /** The claim that the person came from, for which evidence is looked for. */
  claim: ClaimChoice | null;
  canAdd: boolean;
  /** The item whose quote is to be shown first. */
  evidenceId: string | null;
}) {
  const { source } = capture;
  const sourceHref = `/w/${slug}/sources/${source.id}`;
  const quotes = capture.evidence.flatMap(({ id, start, end }) =>
    start === null || end === null ? [] : [{ id, start, end }],
  );
  const absent = missingText(capture);
  const aside = ignoredInWords(capture.ignored);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Sources", href: `/w/${slug}/sources` },
              { label: source.title, href: sourceHref },
              { label: "Stored copy" },
            ]}
          />
        }
        eyebrow="Stored copy"
        title={source.title}
        meta={
          <>
            <span>
              Stored <RelativeTime at={capture.capturedAt} absolute />
            </span>
            <span>{captureChangeWords[capture.change]}</span>
          </>
        }
        actions={
          !capture.redaction && (
            <span className="flex flex-wrap gap-x-5">
              <a className="link py-2 text-sm" href={`${sourceHref}/captures/${capture.id}/file`} download>
                Download ({bytesInWords(capture.bytes)})
              </a>
              <a className="link py-2 text-sm" href={`${sourceHref}/captures/${capture.id}/wacz`} download>
                Web archive (WACZ)
              </a>
            </span>
          )
        }
      />
      {capture.redaction && (
        <Notice tone="warn" title="This copy was redacted." className="mb-8">
          <p>{capture.redaction.reason}</p>
          <p>
            Redacted by {capture.redaction.by}, <RelativeTime at={capture.redaction.at} absolute />.
          </p>
        </Notice>
      )}
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0">
          {capture.change === "gone" && (
            <Notice tone="warn" title="The page was not there." className="mb-8">
              {capture.before
                ? absenceInWords({ present: capture.before.capturedAt, absent: capture.capturedAt })
                : "What the website answered instead is stored."}
            </Notice>
          )}
          {capture.before && capture.change === "changed" && (
            <CopyDifference slug={slug} sourceHref={sourceHref} before={capture.before} capture={capture} />
          )}
          {capture.before && capture.change === "same" && aside && (
            <p className="mb-8 measure text-sm text-ink-muted">
              Unchanged since{" "}
              <TextLink href={`${sourceHref}/captures/${capture.before.id}`}>
                the copy of <RelativeTime at={capture.before.capturedAt} absolute />
              </TextLink>
              . Not counted as a change: {aside}.
            </p>
          )}
          <Section title="The copy">
            <CaptureReader
              key={evidenceId}
              slug={slug}
              sourceId={source.id}
              captureId={capture.id}
              kind={capture.redaction ? "text" : kindOf(capture)}
              title={source.title}
              text={capture.text}
              quotes={quotes}
              evidenceId={evidenceId}
              claim={wantedClaim}
              canAdd={canAdd && !capture.redaction}
              textPanel={
                absent ? (
                  <Notice tone={capture.redaction ? "info" : "warn"}>{absent}</Notice>
                ) : (
                  <CaptureText text={capture.text} quotes={quotes} evidenceId={evidenceId} />
                )
              }
            />
          </Section>
        </div>
        <div className="min-w-0">
          <Section title="Where it came from">
            <DataList
              entries={[
                { name: "How", value: `${methodWords[capture.method]}, by ${capture.by}` },
                { name: "When", value: <RelativeTime at={capture.capturedAt} absolute /> },
                { name: "Asked for", value: capture.requestedUrl && <Address url={capture.requestedUrl} /> },
                {
                  name: "Came from",
                  value: capture.finalUrl !== null && capture.finalUrl !== capture.requestedUrl && (
                    <Address url={capture.finalUrl} />
                  ),
                },
                { name: "Public archive", value: capture.archiveUrl && <Address url={capture.archiveUrl} /> },
                { name: "Answer", value: capture.httpStatus && `HTTP ${capture.httpStatus}` },
                { name: "File", value: capture.fileName },
                {
                  name: "Kind",
                  value: isCaptureType(capture.mediaType) ? captureTypes[capture.mediaType].label : capture.mediaType,
                },
                {
                  name: "SHA-256",
                  value: <code className="font-mono text-xs [overflow-wrap:anywhere]">{capture.sha256}</code>,
                },
                {
                  name: "SHA-256 of the text",
                  value: <code className="font-mono text-xs [overflow-wrap:anywhere]">{capture.textSha256}</code>,
                },
              ]}
            />
          </Section>
          {capture.evidence.length > 0 && (
            <Section title="Quoted from it" count={capture.evidenceTotal} className="mt-10">
              <ul className="divide-y divide-rule border-y border-rule text-sm">
                {capture.evidence.map(({ id, stance, claim }) => (
                  <li key={id} className="grid gap-1 py-2.5">
                    <p className="flex flex-wrap items-center gap-x-3">
                      <StanceMark stance={stance} />
                      <TextLink href={`${sourceHref}/captures/${capture.id}?evidence=${id}#quote`}>
                        Show the quote
                      </TextLink>
                    </p>
                    <TextLink href={`/w/${slug}/claims/${claim.id}#evidence-${id}`}>
                      Claim {claim.number}: {claim.statement}
                    </TextLink>
                  </li>
                ))}
              </ul>
              {capture.evidenceTotal > capture.evidence.length && (
                <p className="mt-3 text-sm">
                  <TextLink href={`${sourceHref}/resting/evidence`}>All evidence from this source</TextLink>{" "}
                  <span className="text-ink-muted">
                    {`The first ${mostMarkedQuotes} quotes are listed here and marked in the copy.`}
                  </span>
                </p>
              )}
            </Section>
          )}
        </div>
      </div>
    </>
  );
}

/** Pictures that browsers show. */
const shownPictures = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

function kindOf({ mediaType, bytes }: { mediaType: string; bytes: number }): CopyKind {
  if (isWebPage(mediaType)) return bytes <= maxViewBytes ? "page" : "text";
  if (mediaType === "application/pdf") return "pdf";
  return shownPictures.has(mediaType) ? "image" : "text";
}

function Address({ url }: { url: string }) {
  if (!isSafeHref(url)) return <span className="[overflow-wrap:anywhere]">{url}</span>;
  return (
    <a className="link [overflow-wrap:anywhere]" href={url} rel="noreferrer">
      {url}
    </a>
  );
}
