"use client";

import type { ReactNode } from "react";
import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { classNames } from "@/components/ui/class-names";

type ToastTone = "plain" | "problem";

export type ToastRequest = {
  /** What happened, in a sentence. */
  title: string;
  description?: string;
  /** problem stays until it is dismissed and is announced at once. */
  tone?: ToastTone;
  /** Offers to take it back; the message then stays for 15 seconds instead of 6. */
  undo?: { label?: string; onUndo: () => void };
};

const stayFor = { plain: 6_000, undo: 15_000 };

/** Where messages appear. Once, in app/layout.tsx. F6 moves the focus to them. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider timeout={stayFor.plain}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="toasts fixed inset-x-4 bottom-4 flex flex-col gap-2 sm:right-6 sm:bottom-6 sm:left-auto sm:w-96">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** Gives `say`, which shows a short message at the edge of the page and returns its id, and `dismiss`. */
export function useToast() {
  const { add, close } = Toast.useToastManager();
  return {
    say: ({ title, description, tone = "plain", undo }: ToastRequest): string => {
      const id: string = add({
        title,
        description,
        type: tone,
        priority: tone === "problem" ? "high" : "low",
        timeout: tone === "problem" ? 0 : undo ? stayFor.undo : stayFor.plain,
        actionProps: undo && {
          children: undo.label ?? "Undo",
          onClick: () => {
            undo.onUndo();
            close(id);
          },
        },
      });
      return id;
    },
    dismiss: close,
  };
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className={classNames(
        "rounded-md border bg-paper-raised text-ink shadow-popover transition duration-150",
        "translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y)",
        "data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0",
        toast.type === "problem" ? "border-danger" : "border-rule-strong",
      )}
    >
      <Toast.Content className="flex items-start gap-3 py-2.5 pr-2 pl-4">
        <div className="min-w-0 flex-1 py-1 text-sm">
          <Toast.Title className={classNames("font-medium", toast.type === "problem" && "text-danger")} />
          <Toast.Description className="mt-0.5 text-ink-muted" />
        </div>
        <Toast.Action className="min-h-8 flex-none rounded-sm px-2.5 text-sm font-medium text-accent hover:bg-wash pointer-coarse:min-h-11" />
        <Toast.Close
          aria-label="Dismiss"
          className="inline-grid size-8 flex-none place-content-center rounded-sm text-ink-muted hover:bg-wash hover:text-ink pointer-coarse:size-11"
        >
          <X aria-hidden="true" className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
