import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";

/** What a workspace without an article says: what is done here, in the order in which it is done. */
export function FirstSteps({
  slug,
  sampleSlug,
  mayImport,
  mayInvite,
}: {
  slug: string;
  /** The sample workspace, where the person has one. */
  sampleSlug: string | null;
  mayImport: boolean;
  mayInvite: boolean;
}) {
  return (
    <div className="mb-12">
      <EmptyState
        title="Begin with an article"
        action={
          (mayImport || mayInvite) && (
            <>
              {mayImport && (
                <ButtonLink variant="primary" href={`/w/${slug}/articles/new`}>
                  Bring in an article
                </ButtonLink>
              )}
              {mayInvite && <ButtonLink href={`/w/${slug}/settings`}>Invite people</ButtonLink>}
            </>
          )
        }
      >
        {mayImport
          ? "Bring in the text that you want to check: paste it, upload a file, or give its address."
          : "There is no text to check yet. Somebody with the role of a volunteer brings the first one in."}
      </EmptyState>
      <ol className="mt-6 measure list-decimal space-y-2 pl-5 text-sm text-ink-muted marker:font-medium">
        <li>Go through the article sentence by sentence, and make a claim of whatever can be checked.</li>
        <li>Attach evidence to each claim: what a source says, with a stored copy of it.</li>
        <li>Reviewers rate it without seeing each other’s ratings, and an editor settles a verdict.</li>
        <li>An editor publishes a briefing, in which every reader can follow each verdict back to its sources.</li>
      </ol>
      {sampleSlug && (
        <p className="mt-6 measure text-sm">
          <TextLink href={`/w/${sampleSlug}`}>Look at all of it in the sample workspace</TextLink>, where every step has
          been taken. The way back is the name of the workspace, at the top of the menu.
        </p>
      )}
    </div>
  );
}
