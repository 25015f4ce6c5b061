import type { TaskType } from './route';

/** What speaks for a type of task: verbs that give the order, and words that are about it. */
export interface Cues {
  /** Counted where they stand as an order: at the start of a clause, or after "you will", "your task is to". */
  readonly verbs: string;
  /** Counted anywhere, each once. */
  readonly words: readonly string[];
}

/**
 * Cues by type, as parts of regular expressions, for English. Written for this project on 2026-11-21; to be replaced
 * by a trained classifier. Keywords find the type of about 57 % of unseen prompts, so doubt is a common answer.
 */
export const cues: Readonly<Record<TaskType, Cues>> = {
  classification: {
    verbs:
      'classify|categori[sz]e|label (?:the|each|this|every)|tag (?:the|each|this|every)|triage|sort (?:the|each|these|incoming)|route (?:the|each|incoming)|assign',
    words: [
      'one of (?:the )?(?:following|these|\\w+) (?:categories|classes|labels|intents|topics)',
      '(?:categories|classes|labels|intents)\\b\\s*(?::|are)',
      'sentiment|spam|toxicity|(?:positive|negative)\\W+(?:\\w+\\W+){0,3}(?:positive|negative|neutral)',
      '(?:answer|respond|reply|return) (?:only )?(?:with )?(?:exactly )?(?:one|a single) (?:word|label|category)',
      '(?:only|exactly) (?:the )?(?:label|category|class)\\b',
      'classif(?:y|ier|ication)|categor(?:y|ization|isation)',
    ],
  },
  extraction: {
    verbs:
      'extract|pull out|parse|identify (?:all|every|each)|list (?:all|every|each)|find (?:all|every|each)|collect',
    words: [
      'named entit(?:y|ies)|entities',
      '(?:missing|absent|unknown) (?:field|value)s?|(?:null|empty) if|if (?:a|the) (?:field|value)',
      '(?:following|these) fields|key[- ]value',
      'extract(?:ed|ion|or)?|invoice|receipt|résumé|resume|contract',
      'json (?:object|array)|as json|into json|schema',
    ],
  },
  validation: {
    verbs: 'validate|verify|check|review|audit|lint|evaluate|grade|score|judge|fact-check|moderate|inspect',
    words: [
      'code review|review(?:er|ing)?\\b|reviewer',
      'rubric|criteria|compliance|violat(?:es?|ions?)|policy|guidelines',
      'pass(?:es)? or fail|valid or invalid|approve|reject|severity',
      'flag (?:any|all|each)|(?:is|are) correct|errors? (?:in|you find)',
    ],
  },
  summarisation: {
    verbs: 'summari[sz]e|condense|recap|digest|boil down|outline the (?:main|key)',
    words: [
      'summar(?:y|ies|isation|ization)|tl;?dr|abstract\\b|digest|synopsis',
      'key (?:points|takeaways|findings)|main points|action items|highlights',
      'meeting (?:notes|minutes|transcript)|transcript|release notes|changelog',
      'in (?:at most |no more than )?(?:\\w+ )?(?:sentences|bullet points|bullets|words)',
    ],
  },
  translation: {
    verbs: 'translate|locali[sz]e|transliterate',
    words: [
      'translat(?:e|ion|or)|locali[sz]ation',
      '(?:source|target) language|native speaker|idioms?',
      '(?:in)?to (?:french|german|spanish|italian|portuguese|dutch|polish|chinese|japanese|korean|arabic|hindi|english)',
    ],
  },
  rewriting: {
    verbs:
      'rewrite|rephrase|paraphrase|reword|polish|proofread|edit|improve|simplify|shorten|correct|tighten|reformat|convert|clean up',
    words: [
      'tone|voice|style guide|plain (?:english|language)|reading level',
      'grammar|spelling|punctuation|typos?|clarity|readab(?:le|ility)',
      '(?:keep|preserve|without changing) (?:\\w+ )?(?:the )?meaning|original (?:text|meaning)',
      'copy[- ]?edit(?:or)?|editor\\b|draft',
    ],
  },
  analysis: {
    verbs:
      'analy[sz]e|compare|assess|examine|interpret|research|investigate|explore|identify (?:trends|patterns|risks)|evaluate the',
    words: [
      'analys(?:is|t)|insights?|trends?|patterns?|correlat(?:e|ion)',
      'pros and cons|trade-?offs?|strengths and weaknesses|swot|risks?',
      'recommend(?:ations?)?|findings|implications|market|competit(?:or|ive)',
      'data ?set|metrics|statistics|figures|survey|report',
    ],
  },
  generation: {
    verbs: 'write|draft|compose|create|generate|brainstorm|come up with|invent|propose|suggest|produce',
    words: [
      'blog|article|essay|stor(?:y|ies)|poem|lyrics|speech|script for',
      'e-?mail|newsletter|tweet|linkedin|post|caption|slogan|tagline|headline',
      'product description|marketing|cover letter|press release|advert(?:isement)?|ad copy',
      'ideas|creative(?:ly)?|engaging|imaginative|audience|words long',
    ],
  },
  coding: {
    verbs:
      '(?:write|create|generate|produce|add|build|implement|give me) (?:a |an |the |some |new |me )*(?:[\\w.#+-]+ ){0,3}(?:functions?|class(?:es)?|scripts?|program|tests?|components?|query|queries|regex|methods?|modules?|endpoints?|dockerfile|code)|implement|refactor|program|port (?:the|this|it)|migrate|develop',
    words: [
      'typescript|javascript|python|java|c#|c\\+\\+|golang|rust|kotlin|swift|sql|react|node\\.?js|css|html|bash',
      'unit tests?|test cases|code ?base|repositor(?:y|ies)|pull requests?|commit|api|endpoint|compil(?:e|er)',
      'functions?|class(?:es)?|variables?|type annotations|linter|imports?|src/|package\\.json',
    ],
  },
  troubleshooting: {
    verbs:
      'debug|diagnose|troubleshoot|fix (?:the|this|any|all)|resolve|find out why|find the (?:bug|cause)|explain why',
    words: [
      'stack ?trace|traceback|exceptions?|error messages?|crash(?:es|ed)?|segfault',
      'bugs?\\b|root cause|not working|fails?\\b|failing|broken|regression',
      'logs?\\b|incident|outage|symptoms?|reproduce|post-?mortem',
    ],
  },
  reasoning: {
    verbs:
      'solve|calculate|compute|prove|derive|deduce|plan|decide|determine|work out|schedule|optimi[sz]e|estimate',
    words: [
      'step[- ]by[- ]step|think (?:through|carefully|step)|show your (?:work|reasoning)|chain of thought|reason(?:ing)?\\b',
      'math(?:s|ematics|ematical)?|equations?|algebra|probabilit(?:y|ies)|proof|theorem|puzzle|logic(?:al)?',
      'constraints?|optimal|itinerary|budget|allocate|subject to',
    ],
  },
  chat: {
    verbs:
      "chat|converse|greet|answer (?:the |all |any )?(?:\\w+(?:['’]s)? )?questions?|help (?:the )?(?:user|customer|visitor)s?|assist|talk",
    words: [
      'you are (?:a|an|the) (?:\\w+[ ,-]+){0,5}(?:assistant|chatbot|bot|companion|concierge|tutor|coach|support agent|helper)',
      'conversation(?:al)?|chat|small talk|friendly|polite(?:ly)?|persona|in character',
      "customer (?:support|service)|help ?desk|(?:user|customer|visitor)(?:['’]s)? questions?|faq|hand (?:over|off) to a human",
    ],
  },
};
