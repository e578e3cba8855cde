import { maxAnnotations } from "./limits";

/** Every reason for which a file of annotations is refused: what happened, what was kept and what to do next. */
export const annotationRefusalWords = {
  not_json:
    "This is not JSON. Export the annotations as JSON (Hypothesis: the API's search; others: Web Annotations) and choose that file.",
  no_annotations:
    "No annotation was found in it. Plumbline reads Web Annotations (a list, a page or a collection) and the rows of Hypothesis' API.",
  too_large: `This is too large: at most 5 MB, and ${maxAnnotations} annotations. Export fewer at a time.`,
  forbidden: "Your role in this workspace does not allow this. Nothing was read.",
  not_found: "This article is no longer here. Reload the page to see the present state.",
  signed_out: "You are signed out. Sign in again in another tab, then choose the file once more.",
  cut_off: "The file did not arrive whole. Choose it once more.",
  aborted: "Stopped. Nothing was read.",
  invalid_input: "The file did not arrive as it was sent. Choose it once more.",
  unavailable: "It could not be read just now, and nothing was changed. Try again.",
  offline: "The server cannot be reached. Try again when you are online.",
} as const satisfies Record<string, string>;

export type AnnotationRefusalReason = keyof typeof annotationRefusalWords;
