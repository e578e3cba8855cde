/**
 * The name of an uploaded file from `x-file-name`, where it travels percent-encoded since headers hold Latin-1 alone:
 * without any path or control character, its last 200 characters at most, so that the ending stays. Null where none is given.
 */
export function uploadedName({ headers }: Pick<Request, "headers">): string | null {
  try {
    const name = decodeURIComponent(headers.get("x-file-name") ?? "");
    return (
      name
        .replace(/^.*[\\/]/su, "")
        .replace(/\p{Cc}/gu, "")
        .slice(-200) || null
    );
  } catch {
    return null;
  }
}
