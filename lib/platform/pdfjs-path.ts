/** Where the parts of pdf.js that a browser loads by itself are served; its version is in it, so that they can be kept for good. */
export const pdfjsPath = "/pdfjs/6.5.438";
