import { TabLinks } from "@/components/ui/tab-links";

/** The lists of articles and what waits to become one. */
export function InboxTabs({ slug, current }: { slug: string; current: "inbox" | "feeds" }) {
  const path = `/w/${slug}/articles`;
  return (
    <TabLinks
      label="Articles"
      links={[
        { href: path, label: "Worked on", current: false },
        { href: `${path}?archived=yes`, label: "Archive", current: false },
        { href: `${path}/inbox`, label: "Inbox", current: current === "inbox" },
        { href: `${path}/inbox/feeds`, label: "Watched feeds", current: current === "feeds" },
      ]}
    />
  );
}
