"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { Ellipsis } from "lucide-react";
import { EditDetails } from "@/components/article/edit-details";
import { Button } from "@/components/ui/button";
import { Menu, MenuGroup, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { TypedArticleFields } from "@/lib/domain/article/article-fields";
import { articleRefusalWords, type ArticleRefusalReason } from "@/lib/domain/article/refusal-words";
import { archiveArticleAction, restoreArticleAction, startCorrectionAction } from "@/lib/server/article/actions";

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** What can be done with an article as a whole: correct it, bring in a newer text, look at older versions, archive it. */
export function ArticleActs({
  slug,
  articleId,
  versionNumber,
  versions,
  isArchived,
  details,
  mayEdit,
  mayArchive,
}: {
  slug: string;
  articleId: string;
  versionNumber: number;
  /** The newest first; `on` is ISO 8601. */
  versions: { number: number; on: string }[];
  isArchived: boolean;
  /** As the form shows them. */
  details: TypedArticleFields;
  mayEdit: boolean;
  mayArchive: boolean;
}) {
  const router = useRouter();
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const [detailsOpen, setDetailsOpen] = useState(false);
  const home = `/w/${slug}/articles/${articleId}`;

  function tellRefusal(reason: ArticleRefusalReason) {
    toast.say({ title: "That was not done.", description: articleRefusalWords[reason], tone: "problem" });
  }

  async function correct() {
    if (pending) return;
    setPending(true);
    const answer = await startCorrectionAction(slug, { articleId }).catch(
      () => ({ ok: false, reason: "offline" }) as const,
    );
    if (answer.ok) router.push(`/w/${slug}/articles/import/${answer.importId}`);
    else tellRefusal(answer.reason);
    setPending(false);
  }

  async function setArchived(archived: boolean) {
    const act = archived ? archiveArticleAction : restoreArticleAction;
    const answer = await act(slug, { articleId }).catch(() => ({ ok: false, reason: "offline" }) as const);
    if (!answer.ok) return tellRefusal(answer.reason);
    if (archived)
      toast.say({ title: "The article is in the archive.", undo: { onUndo: () => void setArchived(false) } });
    router.refresh();
  }

  if (versions.length === 1 && !mayEdit && !mayArchive) return null;
  return (
    <>
      {mayEdit && (
        <Button pending={pending} pendingLabel="Opening…" onClick={() => void correct()}>
          Correct the text
        </Button>
      )}
      <Menu
        trigger={
          <Button aria-label="More about this article" icon={<Ellipsis aria-hidden="true" className="size-4" />} />
        }
      >
        {mayEdit && <MenuItem onSelect={() => setDetailsOpen(true)}>Edit details</MenuItem>}
        {mayEdit && <MenuLink href={`/w/${slug}/articles/new?article=${articleId}`}>Bring in a new version</MenuLink>}
        <MenuLink href={`${home}/matches`}>Possible twins of its claims</MenuLink>
        <MenuLink href={`/w/${slug}/provenance/article/${articleId}`}>What rests on it</MenuLink>
        <MenuLink href={`${home}/annotations`}>Annotations in and out</MenuLink>
        <MenuGroup label="Versions">
          {versions.map(({ number, on }, index) => (
            <MenuLink key={number} href={index === 0 ? home : `${home}?version=${number}`}>
              {`Version ${number}, ${day.format(new Date(on))}${number === versionNumber ? " (open)" : ""}`}
            </MenuLink>
          ))}
        </MenuGroup>
        {mayArchive && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => void setArchived(!isArchived)}>
              {isArchived ? "Take it out of the archive" : "Archive"}
            </MenuItem>
          </>
        )}
      </Menu>
      {mayEdit && <EditDetails {...{ slug, articleId, details }} open={detailsOpen} onOpenChange={setDetailsOpen} />}
    </>
  );
}
