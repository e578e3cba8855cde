// Tables behind `split-sentences.ts`. Abbreviations follow the suppressions that CLDR lists for English, with the
// British forms it lacks. Lower case, without the final full stop.

/** Always followed by more of the sentence, whatever the next letter's case. */
export const abbreviationsBeforeMore: ReadonlySet<string> = new Set(
  (
    "mr mrs ms mx dr prof rev revd hon rt messrs mme mlle fr gen col lt maj capt cmdr sgt cpl adm brig pres gov sen " +
    "rep cllr supt insp det e.g i.e eg ie cf viz vs v approx incl excl resp"
  ).split(" "),
);

/** Followed by more of the sentence where a figure or a roman numeral comes next. */
export const abbreviationsBeforeNumber: ReadonlySet<string> = new Set(
  (
    "no nos n° nº nr p pp fig figs vol vols ch chap art arts sec sect para paras eq ex tab ed edn reg regs s ss cl sch " +
    "jan feb mar apr jun jul aug sep sept oct nov dec c ca circa est tel ext"
  ).split(" "),
);

/** May stand inside a sentence or end it; the next word decides. */
export const abbreviationsAnywhere: ReadonlySet<string> = new Set(
  "co inc ltd plc llc corp bros assn dept univ jr sr esq st mt ft ave rd blvd al ph.d jan feb aug sept oct nov dec".split(
    " ",
  ),
);

/** Words that, with a capital after an abbreviation, begin a sentence. */
export const sentenceStarters: ReadonlySet<string> = new Set(
  (
    "a an the this that these those it its he she they we you i his her their our my your there here who what when where " +
    "why how which whose is are was were do does did has have had can could will would should may might must in on at by " +
    "for from with without of to as if although though because since while whereas after before until during despite " +
    "and but or nor so yet however therefore moreover meanwhile instead also then now once no not nobody nothing none " +
    "some many most more all any each every both several few one two three another other others such only even still " +
    "please yes according"
  ).split(" "),
);

/** Prepositions that open a phrase of time: "At 5 a.m. …" cannot be a sentence yet. */
export const frontingPrepositions: ReadonlySet<string> = new Set(
  "at by on in around about until till before after since from between shortly just".split(" "),
);

export const calendarNames: ReadonlySet<string> = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august " +
    "september october november december"
  ).split(" "),
);
