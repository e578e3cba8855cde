/** Why no copy was stored, in words; every reason of the guarded fetch is among them. */
export const captureRefusalWords = {
  forbidden: "Your role in this workspace does not allow this. Nothing was stored.",
  not_found: "This source is not in this workspace any more. Nothing was stored.",
  merged: "This source was merged into another one. Store the copy there.",
  no_url: "This source has no web address. Add one, upload a file or paste the text you have.",
  empty: "The file is empty. Nothing was stored.",
  too_large: "A stored copy may have 20 MB at most. Nothing was stored.",
  unsupported_type: "Copies can be PDF, HTML, text, CSV, JSON, XML or images. Nothing was stored.",
  redacted:
    "An owner of this workspace has redacted a copy with exactly these bytes, so they are not stored again. Nothing was changed.",
  page_missing:
    "The website says that there is no such page. Nothing was stored; upload a file or paste the text you have.",
  page_refused: "The website did not let us have the page. Upload a file or paste the text you have.",
  wall: "The website shows a sign-in or a question about cookies instead of the page. Nothing was stored; open it yourself and upload or paste what you see.",
  invalid_url: "This is no web address. Correct it in the source's details.",
  forbidden_scheme: "Only http and https addresses can be fetched.",
  forbidden_port: "This address uses a port that is not fetched.",
  private_address: "This address is not on the public web, so it is not fetched.",
  name_not_found: "No such website was found from here. Upload a file or paste the text you have.",
  too_many_redirects: "The address leads in circles. Open it yourself and upload or paste what you see.",
  timed_out: "The website took too long. Try again, upload a file or paste the text you have.",
  unreachable: "The website could not be reached from here. Upload a file or paste the text you have.",
  tls_failed: "No safe connection could be made. Upload a file or paste the text you have.",
  bad_response: "The answer could not be read. Upload a file or paste the text you have.",
  cut_off: "The file did not arrive whole. Nothing was stored; try again.",
  busy: "The server is reading many files at the moment. Nothing was stored; try again in a minute.",
  aborted: "Stopped. Nothing was stored.",
} as const satisfies Record<string, string>;

export type CaptureRefusalReason = keyof typeof captureRefusalWords;
