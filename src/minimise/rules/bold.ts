import type { Page } from '../page';
import type { Rule } from '../rule';
import type { Span } from '../span';
import { item, unboldedList } from './boldList';
import { isTable, unboldedTable } from './boldTable';
import { showsOutput } from './shown';
import { isTemplate, lineOf, rawLine, unbolded } from './unbold';

/** Bold from a heading's first word on: only its number and what follows in brackets or after a dash may be plain. */
const heading =
  /^(#{1,6}[ \t]+(?:(?:[A-Z][a-z]{2,12}[ \t])?(?:\d+(?:\.\d+)*|[A-Z])[.):]?[ \t]+)?)(\*\*|__)([^*_\n]{1,120})\2:?(?:[ \t]+(?:\([^()\n]{1,60}\)|[-\u2013\u2014][ \t][^*_\n]{1,80}))?[ \t]*$/;
/** `**Title:**`, `**Title**:`, `**Title** (long):` or `**Title** - text` at a paragraph's start. */
const title =
  /^([ \t]*)(\*\*|__)([^*_\n]{1,80})\2(?=:(?:[ \t]|$)|(?<=:(?:\*\*|__))(?:[ \t]|$)|[ \t]+[-\u2013\u2014][ \t]|[ \t]+\([^()\n]{1,60}\)[ \t]*(?::|[-\u2013\u2014][ \t]))/;
export const boldLabel: Rule = {
  id: 'bold-label',
  tier: 'decoration',
  looksOnly: true,
  why: 'Drops bold from labels, titles and headings, which stand out already; constraints keep theirs.',
  *propose(page) {
    if (page.markup !== 'markdown' || speaksOfBold(page) || imitates.test(page.text)) return;
    const writesMarkdown = asksForMarkdown.test(page.text);
    const outline = new Map<number, string>();
    let intro = '';
    let isAfterList = false;
    let isForm = false;
    for (const block of blocks(page)) {
      const first = lineOf(page, block[0]!);
      const level = /^[ \t]*(#{1,6})[ \t]/.exec(first)?.[1]?.length;
      const isShown = [...outline].some(([of, it]) => (of > 1 || outline.size === 1) && showsOutput(it));
      if (level !== undefined) {
        for (const inner of outline.keys()) if (inner >= level) outline.delete(inner);
        outline.set(level, first);
        intro = first;
        isForm = false;
        const edits = unbolded(block[0]!.start, heading.exec(first));
        if (edits && !writesMarkdown) yield edits;
      } else if (item.test(first)) {
        yield* unboldedList(page, block, isShown || isForm || showsOutput(intro));
      } else if (isTable(page, block)) {
        if (!isShown && !isForm && !showsOutput(intro)) yield* unboldedTable(page, block);
      } else {
        const match = title.exec(first);
        // Titles right below a colon are the parts of a form, and so are those that follow them.
        isForm ||= title.test(rawLine(page, block[0]!)) && !isAfterList && /:[*_]{0,2}[ \t]*$/.test(intro);
        if (match && !isShown && !isForm && !showsOutput(match[0]) && !isTemplate(page, block[0]!, match)) {
          const edits = unbolded(block[0]!.start, match);
          if (edits) yield edits;
        }
        intro = first;
      }
      isAfterList = item.test(first);
    }
  },
  changes: [
    ['- **Rivers**: list them.', '- Rivers: list them.'],
    ['- **Rivers:** list them.', '- Rivers: list them.'],
    ['- **Rivers (long)** - list them.', '- Rivers (long) - list them.'],
    ['1. **Rivers**\n   List them.', '1. Rivers\n   List them.'],
    ['## **Rivers**\n\nList them.', '## Rivers\n\nList them.'],
    ['**Rivers:**\n\n- The Danube\n- The Rhine', 'Rivers:\n\n- The Danube\n- The Rhine'],
    ['**Rivers:** list them.', 'Rivers: list them.'],
    ['- **Rivers/Lakes**: list them.', '- Rivers/Lakes: list them.'],
    ['- **`river.md`**: the list.', '- `river.md`: the list.'],
    [
      '- **Rivers** are long.\n- **Lakes** are deep.\n- **Seas** are wide.',
      '- Rivers are long.\n- Lakes are deep.\n- Seas are wide.',
    ],
    [
      '1. **Rivers** are long.\n   - some\n2. **Lakes** are deep.\n3. **Seas** are wide.',
      '1. Rivers are long.\n   - some\n2. Lakes are deep.\n3. Seas are wide.',
    ],
    ['### 2. **Rivers** (long)\n\nList them.', '### 2. Rivers (long)\n\nList them.'],
    ['## Step 2: **Rivers**\n\nList them.', '## Step 2: Rivers\n\nList them.'],
    ['**Step 1: Rivers** - List them.', 'Step 1: Rivers - List them.'],
    [
      '**Rivers**:\n- The Danube\n\n**Lakes**:\n- Lake Garda',
      'Rivers:\n- The Danube\n\nLakes:\n- Lake Garda',
    ],
    [
      'To write a page:\n1. **Read the text**: all of it\n2. **List the rivers**: as they come\n3. **Check the names**: twice',
      'To write a page:\n1. Read the text: all of it\n2. List the rivers: as they come\n3. Check the names: twice',
    ],
    [
      'These are the rivers.\n\n| **River** | Length |\n|---|---|\n| **Danube** | 2850 |\n| **Rhine** | 1230 |',
      'These are the rivers.\n\n| River | Length |\n|---|---|\n| Danube | 2850 |\n| Rhine | 1230 |',
    ],
    [
      '## Rivers\n\n**Goal**: find them.\n\nUse a map.\n\n## Lakes\n\n**Goal**: count them.\n\nUse a map.',
      '## Rivers\n\nGoal: find them.\n\nUse a map.\n\n## Lakes\n\nGoal: count them.\n\nUse a map.',
    ],
    [
      'Given a prompt, you must:\n1. **Rivers**: find them.\n2. **Lakes**: count them.',
      'Given a prompt, you must:\n1. Rivers: find them.\n2. Lakes: count them.',
    ],
    ['- **Rivers**: list them.\n- **Always**: be brief.', '- Rivers: list them.\n- **Always**: be brief.'],
  ],
  keeps: [
    '- **Never**: list lakes.',
    '- **CONTINUOUSLY update the list**: it grows.',
    '- **Do not list lakes**: they are deep.',
    'List **rivers** and lakes.',
    'Write a document in Markdown for the people of the town.\n\n## **Rivers**\n\nWhat are they?',
    'Convert this Markdown to HTML:\n\n# Rivers\n\n- **Danube**: a river of many towns.',
    'Print one of these labels as it stands:\n\n- **Rivers**: they run\n- **Lakes**: they rest',
    'Set the names in bold.\n\n- **Rivers**: list them.',
    'Wrap names in `**`.\n\n- **Rivers**: list them.',
    '## Output format\n\n- **Rivers**: list them.',
    'Your answer has these parts:\n\n- **Rivers**: the list.\n- **Lakes**: the list.',
    'Fill this in:\n\n- **Rivers**: [names]\n- **Lakes**: [names]',
    '- **Rivers** are long.\n- **Lakes** are deep.\n- Seas are wide.',
    '**Rivers**\n\nThe Danube.',
    '## Report\n\n### Rivers\n\n- **Length**: in miles.\n- **Depth**: in feet.',
    'The page has these parts:\n**Rivers:** which there are\n\n**Lakes:** which there are',
    'The page has these parts:\n**Rivers:** which there are\n- how long\n\n**Lakes:** which there are',
    'These are the rivers.\n\n| River | Length |\n|---|---|\n| **Danube** | 2850 |\n| Rhine | 1230 |',
    'Answer with a table like this:\n\n| **River** | Length |\n|---|---|\n| **Danube** | 2850 |\n| **Rhine** | 1230 |',
    'The page has these parts:\n\n**Summary**: one line\n\n**Lakes**: which there are',
    '## Soup\n\n**Serves**: four people\n\n## Bread\n\n**Serves**: two people',
    'Invent a lake in the style of those below.\n\n- **Como**: it is deep\n- **Garda**: it is wide',
    '## Ticket 1\n\n**Topic**: the lake\n\n## Ticket 2\n\n**Topic**: the river',
    '# Rivers\n\n```py\n# See the example of a lake\n```\n\n## Examples\n\n```py\n# one of them\n```\n\n- **Danube**: a river\n- **Rhine**: a river',
  ],
};

/** What stands below is to be imitated. */
const imitates =
  /\b(?:style|format|form|manner|pattern) (?:of|as) (?:those|these|the (?:ones|following|\w+ (?:below|above)))\b|\b(?:like|similar to) (?:those|these|the ones) (?:below|above|here)\b/i;

/** The headings of such a prompt may be those of the document it asks for. */
const asksForMarkdown =
  /\b(?:generate|create|write|produce|output|respond|return)\b[^.\n]{0,80}\bmarkdown\b|\b(?:in|as|into) (?:valid |clean |proper |github )?markdown\b/i;

/** Lists with what is indented below their items, blank lines or not; tables; any other line by itself. */
function* blocks(page: Page): Iterable<readonly Span[]> {
  let block: Span[] = [];
  let kind: 'list' | 'table' | 'line' = 'line';
  for (const line of page.lines) {
    const content = lineOf(page, line);
    const isBlank = content.trim() === '';
    const goesOn =
      kind === 'list'
        ? isBlank || item.test(content) || /^[ \t]/.test(content)
        : kind === 'table' && row.test(content);
    if (!goesOn) {
      if (block.length > 0) yield block;
      block = [];
      kind = item.test(content) ? 'list' : row.test(content) ? 'table' : 'line';
    }
    if (!isBlank) block.push(line);
  }
  if (block.length > 0) yield block;
}

const row = /^[ \t]*\|/;

/** A prompt that speaks of bold type means it, in its own text as well. */
function speaksOfBold({ text }: Page): boolean {
  return /\b(?:in|use|uses|using|no|avoid|with|as|make|put|mark|markdown) bold\b|\bbold(?:ed|face|ing)\b|\bbold (?:text|type|font|face|formatting|headings?|headers?|titles?|labels?|markdown|markers?|syntax|words?|terms?|key|for|the|and italics?|or italics?)\b|\basterisks?\b|`\*\*`|\b(?:print|repeat|copy|reply with)\b[^.\n]{0,60}\b(?:as it stands|as is|verbatim|exactly as)\b|\*\*bold\*\*/i.test(
    text,
  );
}
