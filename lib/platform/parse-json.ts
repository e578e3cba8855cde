/** What a JSON text says; null where it is none (and where it says null). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
