import { Badge, type Tone } from "@/components/ui/badge";
import { statusWords, type SourceStatus } from "@/lib/domain/source/status";

const tones = {
  current: "plain",
  corrected: "warn",
  superseded: "warn",
  retracted: "danger",
  withdrawn: "danger",
} satisfies Record<SourceStatus, Tone>;

/** What has become of a source; a current one needs no mark unless it is asked for. */
export function SourceStatusMark({ status, always = false }: { status: SourceStatus; always?: boolean }) {
  if (status === "current" && !always) return null;
  return <Badge tone={tones[status]}>{statusWords[status].label}</Badge>;
}
