import type { Rule } from '../rule';

/** Marks that say something: right, wrong, warning, stop, grades and traffic lights, arrows, keys, ticks. */
const meaning = /[✅✔☑❌✖❎⚠❗❓‼⁉⛔🚫🟢🔴🟡🟠🔵⚪⚫⭐🌟👍👎➕➖→←↑↓▶◀🔼🔽🆕🆗0-9#*©®™]/u;
const decorative =
  /(?<=^[ \t]*(?:#{1,6}[ \t]+|[-*+•][ \t]+|\d{1,3}[.)][ \t]+)(?:\*\*)?)\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})* +(?=\S)/gmu;

export const emoji: Rule = {
  id: 'emoji',
  tier: 'review',
  looksOnly: true,
  why: 'Drops an emoji that decorates a heading or a list item; it costs up to three tokens.',
  *propose({ open, text }) {
    if (/emoji|emoticon|pictogram|\bicons?\b/i.test(text)) return;
    const times = new Map<string, number>();
    for (const [mark] of text.matchAll(/\p{Extended_Pictographic}/gu))
      times.set(mark, (times.get(mark) ?? 0) + 1);
    for (const { 0: found, index } of open.matchAll(decorative)) {
      // The same mark elsewhere may be a key that the prompt refers to.
      const isKey = meaning.test(found) || (times.get(String.fromCodePoint(found.codePointAt(0)!)) ?? 0) > 1;
      if (!isKey) yield [{ start: index, end: index + found.length, replacement: '' }];
    }
  },
  changes: [
    ['## 🚀 The rivers\n\nList them.', '## The rivers\n\nList them.'],
    ['- 🏞️ List the lakes of the country.', '- List the lakes of the country.'],
  ],
  keeps: [
    '- ✅ List the lakes.\n- ❌ List the rivers.',
    'List the lakes 🏞️ of the country.',
    'Use one emoji per line.\n\n## 🚀 The rivers',
    '## 🔧 The rules\n\nMark what you do with 🔧.',
    '```\n## 🚀 The rivers\n```',
  ],
};
