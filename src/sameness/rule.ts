/** Puts pieces that match into the form that all ways of saying the same share. */
export interface Rule {
  readonly from: RegExp;
  readonly to: string;
}

/** A rule for pieces that stand anywhere. */
export function anywhere(from: string, to: string): Rule {
  return { from: new RegExp(`(?<=^| )(?:${from})(?= |$)`, 'gu'), to };
}

/**
 * A rule for how a request begins.
 * @param next what has to follow; something has to
 */
export function leading(from: string, to: string, next = ''): Rule {
  return { from: new RegExp(`^(?:${from}) (?=${next}.)`, 'u'), to: to && `${to} ` };
}

/** A rule for how a request ends. */
export function trailing(from: string): Rule {
  return { from: new RegExp(` (?:${from})$`, 'u'), to: '' };
}

/** A rule for a whole request. */
export function whole(from: string, to: string): Rule {
  return { from: new RegExp(`^(?:${from})$`, 'u'), to };
}

/** Applies every rule once, in order. */
export function applied(rules: readonly Rule[], pieces: string): string {
  return rules.reduce((text, { from, to }) => text.replace(from, to).trim(), pieces);
}

/** Applies rules until none changes anything: one may uncover what another is for. */
export function exhausted(rules: readonly Rule[], pieces: string): string {
  let text = pieces;
  for (let round = 0; round < 6; round++) {
    const next = applied(rules, text);
    if (next === text) break;
    text = next;
  }
  return text;
}
