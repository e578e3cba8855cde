/** Every reason for which something about an article is refused, in words that say what was kept and what to do next. */
export const articleRefusalWords = {
  // What came in
  empty: "There is no text in it. Paste some text, or choose another file.",
  binary: "This is not text. Choose a PDF, Word, mail, text, Markdown or HTML file, or paste the text.",
  too_large:
    "This is too large: at most 2 MB of text, 5 MB of web page, or 25 MB of PDF, Word document or mail with up to 2 MB of text. Nothing was read. Bring it in in parts, or paste the part that you want to check.",
  too_deep: "The page is nested more deeply than any browser would show. Paste its text instead.",
  unsupported_type:
    "Files of this kind cannot be read. Choose a PDF, Word (.docx), mail (.eml), text, Markdown or HTML file, or paste the text. A WordPress export goes in under “Several at once”.",
  old_format: "This is Word's old format. Open it in Word or LibreOffice, save it as .docx, and choose that file.",
  scanned:
    "The pages of this PDF are pictures, such as scans: there is no text in it to bring in. Its copy has been kept. Have its text recognised (OCR) and bring in that file, or paste the text.",
  encrypted:
    "This file is locked with a password. Its copy has been kept. Save it without the password and bring that file in, or paste the text.",
  broken_file:
    "This file is damaged, or it is not what its name says. Its copy has been kept. Open it in its own program and save it anew, or paste the text.",
  too_many_pages:
    "This PDF has more than 500 pages, which is the most that are read. Its copy has been kept. Bring in the part that you want to check.",
  unpacks_too_large:
    "This file unpacks to far more than a document holds, so it was not opened. Its copy has been kept. Save it anew from Word, or paste the text.",
  out_of_memory:
    "Reading this file took more memory than one file may have, and was stopped. Its copy has been kept. Bring it in in parts, or paste the text.",
  login_page: "The address leads to a sign-in page. Open the article in your browser and paste its text instead.",
  not_found_page: "The website says that there is no such page. Check the address. What it answered has been kept.",
  http_error:
    "The website refused to send the page. What it answered has been kept. Open the article in your browser and paste its text instead.",
  no_text: "There is no text left. Keep at least one block, or paste the text.",
  timed_out: "It took too long, and was stopped. Try again, or paste the text instead.",
  parser_failed: "It could not be read. Its copy has been kept. Paste the text instead.",
  // Fetching
  invalid_url: "This is not a web address. Give the whole address, beginning with https:// or http://.",
  forbidden_scheme: "Only addresses that begin with https:// or http:// can be fetched.",
  forbidden_port: "Only the usual ports of websites can be fetched from.",
  private_address:
    "This address leads into a private network, which Plumbline never fetches from. Paste the text instead.",
  name_not_found: "There is no website of this name. Check the address.",
  too_many_redirects: "The address leads from one page to the next without end. Paste the text instead.",
  unreachable: "The website does not answer. Try again later, or paste the text instead.",
  tls_failed: "The website's certificate is not valid, so its page was not taken. Paste the text instead.",
  bad_response: "The website answered with something that is no page. Paste the text instead.",
  cut_off: "The file did not arrive whole. Nothing was stored; choose it again.",
  aborted: "Stopped. What you typed is still here.",
  too_many_imports:
    "You have brought in very many texts within the hour. Try again later; what you typed is still here.",
  // The preview
  invalid_document: "The text holds something that an article cannot. Undo the last changes, then store it again.",
  invalid_fields: "Some details cannot be read. They are marked; put them right, then store the article again.",
  invalid_parts:
    "Some of the articles cannot be stored as they are, so none was. They are marked in the list; put them right, or leave them out.",
  unknown_part: "One of the articles is no longer in the text. Look at the list, then store them again.",
  discarded: "This text was discarded. Take it up again to change or store it.",
  stored: "This text has been stored already. To change it, correct the text of the article.",
  unchanged: "Nothing is different from the present version, so no new one was made.",
  // Reading and deciding
  stale_version:
    "The article has a newer version by now. What you typed is still here: open the newer version and go on there.",
  range_outside: "These words do not lie in the text. Reload the page and choose them again.",
  has_claim: "These words are marked as a claim. Take the claim off first, or choose other words.",
  already_undone: "Somebody has taken this decision back already.",
  orphaned: "There is no proposed place to confirm. Select the words where the claim stands now.",
  forbidden: "Your role in this workspace does not allow this. Nothing was changed.",
  not_found: "This is no longer here. Somebody may have removed it. Reload the page to see the present state.",
  // Everywhere
  signed_out: "You are signed out. Sign in again in another tab and come back: what you typed is still here.",
  unavailable: "It could not be saved just now, and nothing was changed. What you typed is still here; try again.",
  invalid_input: "Something in the form cannot be read. It is still here; check it and try again.",
  offline: "The server cannot be reached. What you typed is still here; try again when you are online.",
} as const satisfies Record<string, string>;

export type ArticleRefusalReason = keyof typeof articleRefusalWords;
