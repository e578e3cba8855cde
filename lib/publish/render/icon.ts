const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b4c61"/>' +
  '<path d="M16 4v14" stroke="#fdfbf5" stroke-width="2"/><path d="M11 16h10l-1.5 5.5L16 29l-3.5-7.5Z" fill="#fdfbf5"/></svg>';

/** The icon of every public page, within the page itself: it shows from any folder, and no browser asks for a file. */
export const iconAddress = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
