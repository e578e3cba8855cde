/** Bytes of a file of annotations. */
export const maxAnnotationFileBytes = 5 * 1024 * 1024;
/** Annotations that are read of one file; finding each in a long text takes its time. */
export const maxAnnotations = 1_000;
/** UTF-16 units of the words that one annotation marks; longer ones are pages, not passages. */
export const maxQuoteLength = 5_000;
/** UTF-16 units of the note of one annotation; what goes beyond is cut off. */
export const maxNoteLength = 2_000;
/** Annotations of one page of an export. */
export const annotationsPerPage = 500;
