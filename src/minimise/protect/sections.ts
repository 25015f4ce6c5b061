import type { Span } from '../span';

/** Words for what shows rather than asks, as a part of a regular expression. */
export const showing =
  'examples?|inputs?|outputs?|templates?|samples?|formats?|few-?shot|demonstrations?|dialogues?|transcripts?|conversations?|responses?|schema';

/** A heading of Markdown or plain text that announces something to imitate or to read. */
const heading =
  /^(?:[ \t]{0,3}(#{1,6})[ \t]+(.*?)|[ \t]*[[(]?([A-Z][A-Z0-9 &/_-]{3,60})[\])]?:?|[*_]{2}([^*_\n]{1,80})[*_]{2}:?|(?:[=~-]{2,}[ \t]*)([^=~\n-]{1,60})(?:[ \t]*[=~-]{2,}))[ \t]*$/;
const announces = new RegExp(`(?<![\\p{L}])(?:${showing})(?![\\p{L}])`, 'iu');
/** "Output rules", "Input validation": the author instructs under such a heading, and shows nothing. */
const instructs =
  /\b(?:instructions?|guidelines?|rules?|requirements?|standards?|practices?|principles?|validation|handling|constraints?|considerations?|troubleshooting|compliance|enforcement|development|management|strateg(?:y|ies)|quality|features?|checks?|semantics|bindings?)\b/i;

/** Sections whose heading says that they show something, up to the next heading of their level. */
export function* sections(text: string, lines: readonly Span[]): Iterable<Span> {
  let open: { start: number; level: number } | undefined;
  for (const line of lines) {
    const match = heading.exec(text.slice(line.start, Math.min(line.end, line.start + 200)));
    if (!match) continue;
    const level = match[1]?.length ?? 7;
    if (open && level <= open.level) {
      yield { start: open.start, end: line.start - 1 };
      open = undefined;
    }
    const title = match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
    if (!open && announces.test(title) && !instructs.test(title)) open = { start: line.end, level };
  }
  if (open) yield { start: open.start, end: text.length };
}
