import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { NodeType } from "@/lib/domain/provenance/thing";

/**
 * Leads from any page to the provenance of the thing on it: "up" to what it rests on, "down" to what rests on it, both
 * where nothing is said.
 */
export function TraceLink({
  slug,
  type,
  id,
  direction,
  children,
}: {
  slug: string;
  type: NodeType;
  id: string;
  direction?: "up" | "down";
  /** Other words for the link. */
  children?: ReactNode;
}) {
  const words = direction === "up" ? "Trace what this rests on" : direction === "down" ? "What rests on this" : "Trace";
  return (
    <TextLink href={`/w/${slug}/provenance/${type}/${id}${direction ? `?show=${direction}` : ""}`} prefetch={false}>
      {children ?? words}
    </TextLink>
  );
}
