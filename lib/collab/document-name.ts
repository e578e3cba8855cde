const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const pattern = new RegExp(`^(${uuid})/(${uuid})$`);

/** Which shared document is meant; both ids are lower-case UUIDs. */
export type DocumentKey = { workspaceId: string; documentId: string };

/** The name under which a document travels on the socket: `<workspaceId>/<documentId>`. */
export function documentName({ workspaceId, documentId }: DocumentKey): string {
  return `${workspaceId}/${documentId}`;
}

/** @returns the two ids, or null where the name is not made of two UUIDs. */
export function parseDocumentName(name: string): DocumentKey | null {
  const match = pattern.exec(name);
  return match ? { workspaceId: match[1]!, documentId: match[2]! } : null;
}
