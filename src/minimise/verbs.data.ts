// Base verbs with which an instruction begins. Written for this project; extend it freely.
// Left out: words that are as often nouns or adjectives at a sentence's start (test, plan, name, document, design,
// present, complete, open, clean, correct, total, secure, please), and "will", "can", "have".
const list = `
accept account achieve acknowledge act adapt add address adhere adjust advise agree aim align allocate allow analyse
analyze annotate answer anticipate apply appraise approach approve argue arrange ask assemble assess assign assist
assume attach attempt avoid backtrack base be become begin brainstorm break bring build calculate call capture
categorise categorize check choose cite clarify classify clear close code collect combine come comment communicate
compare compile compose compute concentrate condense conduct confirm connect consider consolidate construct consult
continue contrast convert convey cover craft create critique customise customize debate debug decide declare decompose
deduce define deliver demonstrate deploy derive describe detail detect determine develop devise diagnose differentiate
disclose discuss display distinguish divide do draft draw edit elaborate elicit eliminate emphasise emphasize employ
enable encourage end engage enhance enrich ensure enter enumerate establish estimate evaluate examine exclude execute
expand explain explore express extend extract fetch fill filter finalise finalize find finish fix focus follow forecast
format formulate gather generate get give go group guess guide handle help highlight identify ignore illustrate imagine
implement improve include incorporate indicate infer inform insert inspect install integrate interpret introduce
invent investigate itemise itemize judge justify keep learn let limit list listen locate log look maintain make map mark
match memorise memorize mention merge minimise minimize modify monitor move navigate note number observe obtain offer
omit open optimise optimize order organise organize outline output paraphrase parse perform pick play polish ponder
populate pose post practise predict prefer prefix prepare preserve pretend print prioritise prioritize proceed process
produce prompt pronounce proofread propose prove provide pull put question quote raise rank rate reach read rearrange
reason recall recheck recommend record redact redirect reduce refactor refer refine reflect reformat refrain refuse register regard
reject relate release remain remember remove rename render reorganise reorganize repeat rephrase replace reply report
represent reproduce request research resolve respect respond restate restructure restrict retain retrieve return reuse
reveal reverse review revise reword rewrite roleplay round run save say scan score search see select send separate serve
set share shorten show simplify simulate skip solve sort specify speak spell split stand start state stay stick stop
store strive structure study submit substitute suggest summarise summarize supply support suppose surround tailor take
talk teach tell think track train transcribe transform translate treat triage trim try turn type understand update
upgrade upload use utilise utilize validate verify view visit wait walk watch weigh wrap write
`;

/** Base verbs, in lower case. */
export const verbs: ReadonlySet<string> = new Set(list.trim().split(/\s+/));

/** Adverbs that may stand between a request's frame and its verb. */
export const adverbs: ReadonlySet<string> = new Set(
  'accurately actively again also always briefly carefully clearly closely concisely critically deeply directly ever explicitly first fully immediately never now only really simply step-by-step strictly then thoroughly thoughtfully'.split(
    ' ',
  ),
);
