import type { FurnitureReason } from "./furniture-reasons";

/** A line of a page that is furniture by its words alone; the whole line must fit. Lower case, white space collapsed. */
type Rule = { reason: FurnitureReason; pattern: RegExp; maxChars: number };

const rules: Rule[] = [
  {
    reason: "advertisement",
    maxChars: 80,
    pattern:
      /^(ads?|advert(s|isements?|ising)?|sponsored( by .*| content| links?)?|promoted( content)?|paid (content|post)|(story|article) continues (below|after) .*|continues? reading (below|the main story).*)$/,
  },
  {
    reason: "comment_form",
    maxChars: 80,
    pattern:
      /^(leave|post|write|add|submit) (a|an|your) (reply|comment|response)( .*)?$|^(cancel reply|post comment|reply|join the (conversation|discussion))$/,
  },
  {
    reason: "comment_form",
    maxChars: 220,
    pattern:
      /^(your email address will not be published|required fields are marked|fill in your details below|you are commenting using your|you must be logged in to (post|comment)|notify me of (new|follow-?up) (comments?|posts?)|save my name, e-?mail|comments? (are|is) (now )?(closed|moderated)|this site uses akismet|connecting to %s)\b.*$/,
  },
  {
    reason: "comment_form",
    maxChars: 80,
    pattern:
      /^(log ?out \/ change \)|connecting to %s|(facebook|twitter|google\+?|gravatar|wordpress\.com) (photo|picture|logo))$/,
  },
  {
    reason: "comment_count",
    maxChars: 120,
    pattern:
      /^(no|one|two|three|\d[\d,]*) (comments?|responses?|repl(y|ies)|thoughts?)( (on|to) .+)?$|^(view |show |see |hide |load )?(all |more )?(\d[\d,]* )?comments?( \(\d+\))?$|^\(\d+\) comments?$/,
  },
  {
    reason: "sign_in",
    maxChars: 80,
    pattern:
      /^(log|sign) ?(in|out|on)( (to|with|using|or|for|via)\b.*)?$|^sign ?up( or (log|sign) ?in)?$|^(register|my account|create (an |your )?(free )?account|forgot(ten)? (your )?password\??|remember me|lost your password\??)$|^(already|not) (a|an) (member|subscriber|registered user)\?.*$|^already (have an account|registered|subscribed)\?.*$/,
  },
  {
    reason: "sharing",
    maxChars: 80,
    pattern:
      /^(share|tweet|pin it|print|e-?mail|like|follow)( (this|us|me|on|via|with|by|to)\b.*)?:?$|^share( (article|story|post|page|link|options|tools))?:?$|^(share|print|e-?mail) (article|story|post|page)$|^(copy|get) (the )?(short ?)?(link|url)$|^link copied!?$|^\d[\d,.]*k? shares?$|^click to (share|e-?mail|print)\b.*$|^(like )?loading(\.\.\.|…)$|^be the first to like this\.?$|^(\d+ bloggers? )?likes? this\.?$|^like this:$/,
  },
  {
    reason: "sharing",
    maxChars: 120,
    pattern:
      /^((on |via )?(facebook( messenger)?|twitter|x|whats ?app|linked ?in|reddit|pinterest|tumblr|telegram|instagram|youtube|mastodon|bluesky|threads|messenger|google\+|flipboard|pocket|e-?mail|print|copy link|link|sms|rss|share|tweet|more)[\s,|·•/&]*)+$/,
  },
  {
    reason: "related",
    maxChars: 60,
    pattern:
      /^(related|recommended|suggested|popular|trending|top|latest|recent|more|other|most (read|popular|viewed|shared|commented))( (posts?|articles?|stories|story|topics?|content|links?|coverage|news|reading|videos?|reads?|for you|now|today|headlines|comments?|this week|on this( story)?|like this))*:?$/,
  },
  {
    reason: "related",
    maxChars: 160,
    pattern:
      /^(read (more|next|also|this next)|more (from|on this|in this|stories|about)|you (may|might|will) (also )?(like|enjoy|be interested|love)|see also:|don[’']t miss|up next|watch:|watch (more|next|now)|also read|related:|recommended:|in case you missed it|previous (post|article|story):?|next (post|article|story):?|what to read next|keep reading)\b.*$|^more:.*$/,
  },
  {
    reason: "newsletter",
    maxChars: 300,
    pattern:
      /^(sign ?up|subscribe|register) (to|for|now|here|today|below|and)\b.*$|^subscribe!?$|^(get|receive) (the|our|a|all|more|breaking|daily|weekly|free)\b.*\b(newsletter|inbox|e-?mail|alerts?|updates?)\b.*$|^(enter|type) your e-?mail\b.*$|^(e-?mail|e-?mail address)( \*)?:?$|^you can unsubscribe\b.*$|^by (signing up|subscribing|submitting|clicking|registering)\b.*\b(agree|consent|accept|terms|privacy)\b.*$|^thank(s| you) for (subscribing|signing up)\b.*$|^(follow|get) .{0,60} (newsletter|by e-?mail)\.?$|^.{0,60}\bnewsletters?( sign-?up)?$|^join \d[\d,.]*k? (other )?(subscribers|followers)\b.*$/,
  },
  {
    reason: "cookie_notice",
    maxChars: 600,
    pattern:
      /^.{0,160}\b((site|website|blog|page|app)s? (also )?uses? (\w+ )?cookies|we(,? and our \w+,?| also)? use (\w+ )?cookies .{0,300}\b(site|website|experience|brows(er|ing)|traffic|ads|advert\w*|analy\w+|personali[sz]\w*|services|privacy))\b.*$|^we use cookies\b.{0,60}$|^(accept|reject|manage|allow)( all)? cookies$|^cookies?( (settings|policy|preferences|notice))?$|^privacy (&|and) cookies\b.*$|^by continuing to (use|browse) (this|our|the)\b.*$/,
  },
  {
    reason: "navigation",
    maxChars: 100,
    pattern:
      /^skip to( the)?( main)? (content|navigation|article|menu|search)\b.*$|^((back|return|scroll|jump|go) )?to (the )?top$|^back to\b.{0,40}$|^(main |site |top |primary )?(menu|navigation)$|^toggle (navigation|menu|search)$|^search( for| this (site|blog|website))?:?$|^(home|close|expand|collapse|open|more|menu|previous|next|older|newer|archives?|contents?|about us|contact( us)?|show (more|less|all)|view (all|more)|see (all|more)|load more|continue reading|read (the )?full (article|story|post))\.?$|^([«‹←<]+\s*)?(older|newer|previous|next)( (posts?|page|entries))?(\s*[»›→>]+)?$|^[«‹←]\s.*$|^.*\s[»›→]$|^page \d+( of \d+)?$|^you are here:?.*$/,
  },
  { reason: "navigation", maxChars: 160, pattern: /^home( *[>»›/|] *[^>»›/|]{1,60}){1,6}$/ },
  {
    reason: "search_results",
    maxChars: 160,
    pattern:
      /^(search )?results? (for|of|matching)\b.*$|^search results:?.*$|^\d[\d,]* (search )?results?( (for|found)\b.*)?$|^nothing found$/,
  },
  {
    reason: "filing",
    maxChars: 200,
    pattern:
      /^(posted|filed|categori[sz]ed) (in|under|by)\b.{0,100}$|^(tags?|tagged( (with|as|under))?|categor(y|ies)|filed under|labels?|keywords?|topics?):.*$|^(tags?|categor(y|ies)|topics?|labels?|permalink|uncategori[sz]ed|bookmark the permalink)\.?$|^this entry was posted\b.*$/,
  },
  {
    reason: "placeholder",
    maxChars: 60,
    pattern:
      /^([\w ]{0,30} )?coming soon[.!]?$|^(this page is )?under construction[.!]?$|^lorem ipsum\b.*$|^(no (content|posts?|results?)( found)?( yet)?)[.!]?$/,
  },
  {
    reason: "copyright",
    maxChars: 240,
    pattern:
      /^(©|\(c\) ?\d|copyright( ©)? ?(\(c\) ?)?(19|20)\d\d).*$|^.*(©|copyright) ?(19|20)\d\d\b.*$|^.{0,80}\ball rights reserved\b.*$|^(proudly )?powered by\b.{0,60}$|^(blog|create a free website|website) (at|by|with) wordpress\.com\.?$|^(terms|privacy)( (of|and|&) (use|service|conditions|privacy|terms))?( (policy|notice|statement))?$|^terms (of|and|&)\b.{0,40}$/,
  },
  {
    reason: "picture_credit",
    maxChars: 140,
    pattern:
      /^\(?((photo(graph)?|image|picture|pic|illustration|photo credit|image credit|image source|photo by|image caption) ?(:|©|courtesy|by |credit).*|(photo|image|picture) (credit|source).*|credit:.*|©.*(getty|reuters|shutterstock|alamy).*|(getty images|shutterstock|alamy|ap photo|afp|reuters)([\s/,|].{0,40})?)\)?$/,
  },
  {
    reason: "technical",
    maxChars: 240,
    pattern:
      /^(please )?(enable|turn on) javascript\b.*$|^javascript (is|must be|seems to be)\b.*$|^(sorry, )?your browser (does not|doesn[’']t|is)\b.*$|^this (video|content|browser) (is not|isn[’']t|cannot be|can[’']t be|is no longer)\b.*$|^(media )?playback is (unsupported|not supported)\b.*$|^(video|audio) player$|^(play|pause|mute|replay|unmute) ?(video|audio)?$/,
  },
];

/** The reason for which these words alone are furniture; null for anything that could be the article's. */
export function furnitureOfLine(line: string): FurnitureReason | null {
  const words = line.replace(/\s+/gu, " ").trim();
  if (words === "") return null;
  if (!/[\p{L}\p{N}]/u.test(words)) return "separator";
  const lower = words.toLowerCase();
  return rules.find((rule) => lower.length <= rule.maxChars && rule.pattern.test(lower))?.reason ?? null;
}

/** The reason for a block of one or more lines: each of its lines must be furniture, the first gives the reason. */
export function furnitureOfText(text: string): FurnitureReason | null {
  const reasons = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(furnitureOfLine);
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}
