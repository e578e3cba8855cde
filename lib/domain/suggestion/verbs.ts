// Verbs by which clauses are told from phrases. Common English verbs in their plain form; regular forms are derived.
const regular =
  "accept access account achieve act add address admit adopt advise affect agree aim allow amount analyse announce annul appeal appear apply appoint approve argue arrange arrive ask assess assume attack attempt attend attract avoid award back balance ban base benefit block boost borrow breach build bury call campaign cancel cap capture carry cause centralise challenge change charge check claim clear close collapse collect combine comment commission commit compare compete complain complete concern conclude condemn conduct confirm connect consider consist constitute consult contain continue contribute control convert convict cost cover create criticise curb cut damage deal decide declare decline decrease defend define delay deliver demand deny depend deploy deport describe design destroy detail detect determine develop die differ direct disclose discover discuss dismantle dismiss disrupt divide donate double downgrade draft drain drive drop earn elect eliminate emerge employ enable encourage end endorse enforce engage ensure enter erect establish estimate evaluate examine exceed exclude exist expand expect experience expire explain exploit explore export expose express extend face fail fall favour fear feature fill finance fine finish fire focus follow force form found fuel fulfil fund gain generate govern grant guarantee handle happen harm head help hire hit host house identify ignore impact implement import impose improve include incorporate increase indicate infect influence inform inherit injure insist inspect install introduce invade invest investigate invite involve issue jail join judge justify kill lack last launch lay leak lengthen license lie lift limit link list live lobby lock lower maintain manage manufacture march mark match measure merge mention monitor mount move name need negotiate neglect nominate note number obtain occupy occur offer open operate oppose order organise overturn owe own participate pass pause permit persuade place plan play plead pledge plunge point pollute possess postpone predict prefer prepare present preserve prevent privatise proceed process produce profit prohibit promise promote propose protect prove provide publish purchase pursue push qualify quantify question quote raise range rank rate ratify reach react realise receive recognise recommend record recover recruit redirect reduce refer reflect reform refuse regard register regulate reject relate release rely remain remove rename reopen repeal repeat replace reply report represent require rescue research resign resist resolve respond rest restore restrict restructure result retain retire return reveal reverse review rise roll rule sack save scrap search secure seek seem sell separate serve settle share shift show shut sign slash solve sound spark spend split sponsor spread stage start state stay stem stop strengthen strip study submit succeed suffer suggest sue supply support suppose surge survey survive suspect suspend sustain target tax test threaten tie top total touch trace track trade train transfer transform travel treat trigger triple trust try turn undermine undertake unveil update upgrade urge use vary veto view violate visit volunteer vote vow wait want warn waste weaken welcome widen withdraw withhold witness work worry worsen abandon accelerate accuse advertise advocate appreciate assign assist assure behave calculate cease celebrate cite clarify classify coincide communicate compel compensate concede conceal concentrate contradict cope copy dedicate defeat diminish disappear discourage dispute distribute dominate ease embed emphasise enhance escape exaggerate exercise finalise flood function harness hesitate highlight hinder illustrate incur initiate intend interpret interrupt isolate market modernise motivate oblige obstruct overrule pile pose praise prioritise proclaim progress prompt prosecute reassure recall reckon reconsider recycle redesign refurbish reinforce relocate renew rent reorganise resort revise reward risk shape simplify slip slow soar specialise stabilise strain stress struggle subsidise surround swap tackle tend tolerate transmit uncover undergo unravel uphold value vanish weigh withstand".split(
    " ",
  );
const irregular =
  "become became begin began begun break broke broken bring brought buy bought choose chose chosen come came do does did done draw drew drawn eat ate fall fell fallen feel felt find found fly flew forget forgot get got gotten give gave given go goes went gone grow grew grown hear heard hold held keep kept know knew known lead led learn learnt leave left lend lent let lose lost make made mean meant meet met overtake overtook pay paid put read ride rose risen run ran say said see saw seen seek sought sell sold send sent set shrink shrank shrunk sit sat sleep slept speak spoke spoken spend spent stand stood steal stole strike struck swear swore take took taken teach taught tell told think thought understand understood win won withdraw withdrew withdrawn write wrote written cut hit hurt cost quit spread split shut bid".split(
    " ",
  );

/** Irregular forms that are no plain form as well. */
const irregularPast = new Set(
  "became began begun broke broken brought bought chose chosen came did done drew drawn ate fell fallen felt flew forgot got gotten gave given went gone grew grown heard held kept knew known led learnt lent lost made meant met overtook paid rose risen ran said saw seen sought sold sent shrank shrunk sat slept spoke spoken spent stood stole struck swore took taken taught told thought understood won withdrew withdrawn wrote written".split(
    " ",
  ),
);

const auxiliary = new Set(
  "is are was were am be been being has have had having will would shall should can could may might must do does did cannot isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't shouldn't can't couldn't don't doesn't didn't mustn't it's they're he's she's there's we're i'm you're they've we've i've".split(
    " ",
  ),
);
/** Forms that stand after a subject alone: not participles, which may qualify a noun. */
const finite = new Set<string>(irregular.filter((verb) => !/(?:en|own|one|unk|wn)$/u.test(verb)));
const plain = new Set<string>([...regular, ...irregular.filter((verb) => !irregularPast.has(verb))]);
const past = new Set<string>();
const third = new Set<string>();
for (const verb of regular) {
  third.add(
    /(?:s|sh|ch|x|z|o)$/u.test(verb) ? `${verb}es` : /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`,
  );
  past.add(pastOf(verb));
}
for (const verb of irregular) third.add(/(?:s|sh|ch|x|z|o)$/u.test(verb) ? `${verb}es` : `${verb}s`);

function pastOf(verb: string): string {
  if (verb.endsWith("e")) return `${verb}d`;
  if (/[^aeiou]y$/u.test(verb)) return `${verb.slice(0, -1)}ied`;
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/u.test(verb) || /(?:mit|fer|el)$/u.test(verb)
    ? `${verb}${verb.at(-1)}ed`
    : `${verb}ed`;
}

const bare = (word: string) => word.toLowerCase().replaceAll("’", "'");

/** True of "is", "has", "will", "don't" and the like. */
export function isAuxiliary(word: string): boolean {
  // The month.
  return word !== "May" && (auxiliary.has(bare(word)) || /[’']ll$/u.test(word));
}

/** True of a form that can be the verb of a sentence: "is", "says", "closed", "went". Participles after a noun pass too. */
export function mayBeFinite(word: string): boolean {
  const form = bare(word);
  return isAuxiliary(word) || finite.has(form) || third.has(form) || past.has(form);
}

/** True of a plain form: "close", "restrict". Many are nouns as well; what stands before decides. */
export function isPlainVerb(word: string): boolean {
  return plain.has(bare(word));
}

/** True of a past form or participle: "closed", "set up". */
export function isPast(word: string): boolean {
  return past.has(bare(word)) || irregular.includes(bare(word));
}

/** True of a form in -ing of a verb that is known. */
export function isVerbForm(word: string): boolean {
  const stem = bare(word).replace(/ing$/u, "");
  return [stem, `${stem}e`, stem.replace(/(.)\1$/u, "$1")].some((verb) => plain.has(verb));
}
