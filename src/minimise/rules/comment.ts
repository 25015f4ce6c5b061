import { fences } from '../protect/fences';
import type { Rule } from '../rule';
import { matches, touches, united } from '../span';

/** Comments that are addressed to a tool, that frame something, or that hold a placeholder. */
const forTools =
  /lint|prettier|eslint|region|include|toc|generated|begin|end\b|start|stop|example|vale|cspell|spell|copyright|licen[cs]e|spdx|[{}$[\]]|<!--\s*\/?[\w-]+\s*-->/i;

export const htmlComment: Rule = {
  id: 'html-comment',
  tier: 'review',
  unshielded: true,
  why: 'Drops an HTML comment: unlike a comment in a template it is sent, and the model reads it.',
  *propose({ text, lines, markup }) {
    if (markup !== 'markdown') return;
    const code = united([...fences(text, lines), ...matches(text, /(`+)[^`\n]*\1/g)]);
    for (const match of text.matchAll(
      /^[ \t]*<!--(?!-?>)(?:(?!<!--|-->)[\s\S]){0,4000}-->[ \t]*(?:\r?\n(?:[ \t]*\r?\n)?|$(?![\s\S]))/gm,
    )) {
      const { 0: comment, index } = match;
      if (forTools.test(comment) || touches(code, index, index + comment.length)) continue;
      yield [{ start: index, end: index + comment.length, replacement: '' }];
    }
  },
  changes: [
    [
      'List the rivers.\n\n<!-- Ann wrote this. -->\n\nList the lakes.',
      'List the rivers.\n\nList the lakes.',
    ],
  ],
  keeps: [
    'List the rivers. <!-- Ann wrote this. --> List the lakes.',
    '<!-- markdownlint-disable -->\nList the rivers.',
    '<!-- rivers -->\nThe Danube.',
    '```html\n<!-- Ann wrote this. -->\n```',
    'List the rivers.\n\n<!-- {{lakes}} -->\n',
    'List the rivers.\n\n<!-- Never list lakes. -->\n',
  ],
};
