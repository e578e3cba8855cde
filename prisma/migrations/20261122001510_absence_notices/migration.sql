-- Readers learn that a page or the quoted words are no longer where they were, and that a stored copy was redacted.
ALTER TYPE notice_kind ADD VALUE 'page_gone';
ALTER TYPE notice_kind ADD VALUE 'words_gone';
ALTER TYPE notice_kind ADD VALUE 'copy_redacted';
