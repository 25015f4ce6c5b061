import type { Page } from '../page';
import type { Span } from '../span';
import { showsOutput } from './shown';

/** A fenced block of JSON; its span is the JSON between the fences. */
export interface JsonBlock extends Span {
  readonly json: string;
  /** Where the `json` behind the opening fence begins. */
  readonly info: number;
  /** What stands before the fence on its line. */
  readonly indent: string;
}

/** Longer blocks are left alone: this runs while a user types. UTF-16 units. */
const longest = 50_000;
/** Words that say that a block is there to be read. */
const data =
  /\b(?:data|dataset|records?|rows|catalogu?e|inventory|orders|customers|products|measurements|given|here (?:is|are)|these|sort|compare|classify|analy[sz]e|look up|based on)\b/i;
const fencedJson = /^([ \t]*)(```+|~~~+)jsonc?[ \t]*\r?\n([\s\S]*?)\r?\n[ \t]*\2[ \t]*$/gim;

/** The blocks of JSON that are there to be read, as the words above them say; none that shows the answer's form. */
export function* dataBlocks(page: Page): Iterable<JsonBlock> {
  for (const match of page.text.matchAll(fencedJson)) {
    const [block, indent = '', fence = '', json = ''] = match;
    if (json.length > longest || isWanted(page, match.index) || !isJson(json)) continue;
    const start = match.index + block.indexOf(json, indent.length + fence.length + 4);
    yield { json, indent, info: match.index + indent.length + fence.length, start, end: start + json.length };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the block shows what the answer is to look like: the line, the paragraph or the heading above says so. */
function isWanted({ text }: Page, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2000), at);
  const headings = before.match(/^#{1,6} .*$/gm) ?? [];
  const near =
    before
      .trimEnd()
      .split(/\n[ \t]*\r?\n/)
      .at(-1) ?? '';
  return (
    showsOutput(headings.at(-1) ?? '') ||
    near.split('\n').some(line => showsOutput(line)) ||
    !data.test(near) ||
    /indent|whitespace|pretty|schema|structure|shape|config|pattern|manifest|file/i.test(
      near + (headings.at(-1) ?? ''),
    )
  );
}
