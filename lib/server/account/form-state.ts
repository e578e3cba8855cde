/**
 * What a form of the entry pages gets back: words for the whole form, words per field, and what was typed (never the
 * password), so that nothing has to be typed twice.
 */
export type FormState = {
  message?: string;
  fields?: Record<string, string>;
  typed?: Record<string, string>;
};
