/** What may stand between two clauses that each give an order. */
const boundary = /\n|[.!?:;]\s|\s(?:and|then)\s/;
const listMark = /^[\s\-*•>#\d.)]+/;
/** "Given the text below, extract ..." */
const circumstance = /^(?:given|for|when|using|based on|from|in)\s[^,]{1,80},\s/i;
const preamble =
  /^(?:please|carefully|now|always|first,?|your (?:\w+ )?(?:task|job|goal|role) is to|you(?: (?:will|should|must|are to|need to|can|have to))?|(?:can|could) you(?: please)?|(?:i|we) (?:want|need|would like) you to|help (?:me|us)(?: to)?|to)\s+/i;

/**
 * The clauses of a text, in order, each cut down to where its verb stands if it gives an order: "1. Please summarise
 * the text." is "summarise the text". Linear in the text's length.
 */
export function clauses(text: string): readonly string[] {
  return text
    .split(boundary)
    .map(clause =>
      clause.replace(listMark, '').replace(circumstance, '').replace(preamble, '').replace(preamble, ''),
    )
    .filter(clause => clause !== '');
}
