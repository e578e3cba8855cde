import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";

/** Above an older version: it can be read, but not marked any more. */
export function NewerVersionNotice({ href, number, newest }: { href: string; number: number; newest: number }) {
  return (
    <Notice
      tone="warn"
      className="mb-6"
      title={`This is version ${number}; the newest is version ${newest}.`}
      action={
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          <TextLink href={href}>Open the newest version</TextLink>
          <TextLink href={`${href}/versions/compare?from=${number}&to=${newest}`}>What changed since</TextLink>
        </span>
      }
    >
      Claims can be marked in the newest version only. What you have typed here stays until you leave the page.
    </Notice>
  );
}
