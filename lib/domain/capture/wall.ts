/** A page with more words than this shows something beside the wall. */
const mostChars = 1_500;

const signs = [
  /\b(accept|allow|agree to|consent to)\b.{0,60}\bcookies\b/iu,
  /\bcookies\b.{0,160}\b(accept|consent|agree|to continue|before you continue)\b/iu,
  /\bbefore you continue\b/iu,
  /\b(verify|confirm|check(ing)?) (that |if )?you are (a )?human\b/iu,
  /\bare you a robot\b|\bi am not a robot\b|\bchecking your browser\b/iu,
  /\b(enable|turn on) javascript and cookies\b/iu,
];

/** Words of the lines that make up such a page. */
const wallWords =
  /cookie|consent|privacy|partner|personal data|accept|reject|robot|human|browser|javascript|continue|settings|preferences|sign in|log in|subscribe|advert|security|connection/iu;

/** Shorter lines are headings and buttons. */
const leastLine = 20;

/** Whether a page shows nothing but a question about cookies or a test for robots: then it says nothing about its matter. */
export function looksLikeWall(text: string): boolean {
  if (text.length > mostChars || !signs.some((sign) => sign.test(text.replace(/\s+/gu, " ")))) return false;
  return text.split("\n").every((line) => line.trim().length < leastLine || wallWords.test(line));
}
