"use client";

import { FeedForm } from "@/components/inbox/feed-form";
import { UrlListForm } from "@/components/inbox/url-list-form";
import { WordpressForm } from "@/components/inbox/wordpress-form";
import { Section } from "@/components/ui/section";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";

export type SeveralWay = "list" | "wordpress" | "feed";

/** The ways in which several texts come in together. All of them lead to the inbox. */
export function SeveralAtOnce({ slug, way = "list" }: { slug: string; way?: SeveralWay }) {
  return (
    <Section id="several" title="Several at once" className="max-w-3xl scroll-mt-16">
      <p className="mb-5 measure text-sm text-ink-muted">
        These go on behind the scenes. What they bring waits in the{" "}
        <TextLink href={`/w/${slug}/articles/inbox`}>inbox</TextLink> until somebody looks at it.
      </p>
      <Tabs
        label="Where several texts come from"
        defaultValue={way}
        tabs={[
          { value: "list", label: "List of addresses", panel: <UrlListForm slug={slug} /> },
          { value: "wordpress", label: "WordPress export", panel: <WordpressForm slug={slug} /> },
          { value: "feed", label: "Watch a feed", panel: <FeedForm slug={slug} /> },
        ]}
      />
    </Section>
  );
}
