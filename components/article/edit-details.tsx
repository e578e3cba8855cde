"use client";

import { useEffect, useRef, useState, type FormEvent } from "react";
import { useRouter } from "next/navigation";
import { ArticleFieldsForm, type FieldWords } from "@/components/article/article-fields-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-note";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { TypedArticleFields } from "@/lib/domain/article/article-fields";
import { articleRefusalWords, type ArticleRefusalReason } from "@/lib/domain/article/refusal-words";
import { editArticleAction } from "@/lib/server/article/actions";

/** Corrects what is said of an article: title, authors, day, address. Its text and its versions stay as they are. */
export function EditDetails({
  slug,
  articleId,
  details,
  open,
  onOpenChange,
}: {
  slug: string;
  articleId: string;
  details: TypedArticleFields;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Edit details"
      description="The text of the article stays as it is, and no new version is made."
    >
      <DetailsForm {...{ slug, articleId, details }} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

function DetailsForm({
  slug,
  articleId,
  details,
  onClose,
}: {
  slug: string;
  articleId: string;
  details: TypedArticleFields;
  onClose: () => void;
}) {
  const router = useRouter();
  const toast = useToast();
  const [fields, setFields] = useState(details);
  const [issues, setIssues] = useState<FieldWords>({});
  const [refusal, setRefusal] = useState<ArticleRefusalReason | null>(null);
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // What is wrong may stand above what is seen of the form.
  useEffect(() => {
    if (Object.keys(issues).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [issues]);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    const answer = await editArticleAction(slug, { articleId, fields }).catch(
      () => ({ ok: false, reason: "offline" }) as const,
    );
    setPending(false);
    if (answer.ok) {
      toast.say({ title: answer.changed ? "The details were saved." : "Nothing was different." });
      onClose();
      router.refresh();
      return;
    }
    const found = answer.reason === "invalid_input" ? issuesOf(answer.issues) : {};
    setIssues(found);
    setRefusal(Object.keys(found).length > 0 ? null : answer.reason);
  }

  return (
    <form ref={form} noValidate onSubmit={(event) => void save(event)} className="grid gap-5">
      <ArticleFieldsForm fields={fields} issues={issues} onChange={setFields} />
      {refusal && <ErrorNote title="The details were not saved." next={articleRefusalWords[refusal]} />}
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={pending}>Save details</SubmitButton>
        <Button onClick={onClose}>Close</Button>
      </div>
    </form>
  );
}

/** The action names a field as "fields.title". */
function issuesOf(issues: readonly { path: string; message: string }[]): FieldWords {
  return Object.fromEntries(
    issues.flatMap(({ path, message }) =>
      path.startsWith("fields.") ? [[path.slice("fields.".length), message]] : [],
    ),
  );
}
