"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { AddSource } from "@/components/source/add-source";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Adds a source by itself, or leads to the one that is here already. */
export function AddSourceDialog({ slug }: { slug: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={<Button variant="primary">Add a source</Button>}
      open={open}
      onOpenChange={setOpen}
      title="Add a source"
      width="medium"
    >
      <AddSource
        slug={slug}
        onAdded={({ id }) => {
          setOpen(false);
          router.push(`/w/${slug}/sources/${id}`);
        }}
        onCancel={() => setOpen(false)}
      />
    </Dialog>
  );
}
