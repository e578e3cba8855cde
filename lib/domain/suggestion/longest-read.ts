/**
 * Longest passage that the rules read as a sentence; UTF-16 units. No claim has a longer statement. What is longer is no
 * prose, and might be written to keep the server busy: some rules take time by the square of the length and more.
 */
export const longestRead = 1_000;
