/** Most bytes of a page or a text that are looked at, before anything is parsed. PDF, Word and mail may be larger. */
export const maxImportBytes = 5 * 1024 * 1024;

/** Most pages of a PDF. A report of this length holds about 1.5 MB of text. */
export const maxPdfPages = 500;

/** Most text that an import may bring in, in bytes of UTF-8; the same as an article may hold. */
export const maxImportTextBytes = 2 * 1024 * 1024;

/** HTML elements open at once. Browsers stop at 512; only hostile pages come near. */
export const maxOpenElements = 600;

/** Lists, quotes and tables inside one another. An article may be 32 nodes deep, and each level here costs two. */
export const maxNesting = 8;

/** Pieces of the page beside the article that are listed for a person to look at. */
export const maxLeftOutBlocks = 60;
