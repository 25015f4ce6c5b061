import type { Estimate, Inclusion } from '../../estimate';
import type { Row } from '../../ledger';
import { formatNano, ownProvider } from '../../prices';
import type { PromptOutline } from '../../reader';
import { describeBasis, type TokenCount } from '../../tokens';
import {
  grouped,
  importedText,
  isLearnt,
  mark,
  modelText,
  noPriceText,
  rangeText,
  sum,
  tokensText,
} from '../words/cost';
import { calibrationText, outputAdverbs, outputText } from '../words/output';
import { detailText, editText, spentText } from '../words/spent';
import { attachedBasis, attachedParts } from './attached';
import type { Monthly } from './monthly';

/** Messages listed by themselves; a longer conversation ends in a line for the rest. */
const mostMessages = 8;

/** Included files named; the others are a number. */
const mostFiles = 5;

/** What is known of a prompt besides its estimate. */
interface Known {
  /** What its recorded calls cost. */
  readonly spent?: Row | undefined;
  /** What its edit changes. */
  readonly change?: Monthly | undefined;
  /** What it includes, its files by the paths that are to be shown. */
  readonly inclusion?: Inclusion | undefined;
}

/**
 * All that is known of a prompt's cost, as Markdown: a table of its messages, then how sure the figures are, what
 * they follow from, and what was really spent. What files write (a model's name) is escaped.
 * @param pricedAsOf the day of the price list, `YYYY-MM-DD`
 */
export function breakdown(
  prompt: PromptOutline,
  estimate: Estimate,
  pricedAsOf: string,
  { spent, change, inclusion }: Known = {},
): string {
  const { cost, input, model, output } = estimate;
  const figures = [basisText(estimate)];
  if (cost.kind === 'unpriced') figures.push(escaped(cost.because));
  else if (!prompt.alwaysLoaded) {
    const range = rangeText(cost.lowNano, cost.highNano);
    figures.push(
      isLearnt(output) ? `A call costs ${range}.` : `A call costs ${range}, the least without output.`,
      outputText(output),
    );
  }
  const facts = [];
  if (prompt.alwaysLoaded) facts.push('Sent along with every request of the tools that read this file.');
  if (inclusion) facts.push(...inclusionTexts(inclusion));
  if (estimate.listing) {
    const own = tokensText(estimate.listing);
    facts.push(`Name and description, ${own}, are in every request; the rest is sent when it is used.`);
  }
  if (model?.contextWindow !== undefined) facts.push(windowText(input.high, model.contextWindow));
  if (cost.kind === 'priced') {
    const source = model?.provider === ownProvider ? 'Your own price' : `List prices as of ${pricedAsOf}`;
    facts.push(`${source}, nothing cached.`);
  }
  const recorded = spent && spent.calls > 0 ? [`**${escaped(spentText(spent))}**`, detailText(spent)] : [];
  if (change) recorded.push(editText(change));
  return [recorded.join('  \n'), table(prompt, estimate, inclusion), figures.join(' '), facts.join(' ')]
    .filter(it => it !== '')
    .join('\n\n');
}

/** The model a prompt is priced on, as Markdown: the title of the breakdown. */
export function modelTitle(estimate: Estimate): string {
  return `**${escaped(modelText(estimate))}**${estimate.model ? ` · ${estimate.model.provider}` : ''}`;
}

function table(prompt: PromptOutline, estimate: Estimate, inclusion?: Inclusion): string {
  const { messages, input, overheadTokens, output, cost } = estimate;
  const priced = cost.kind === 'priced';
  const rows: [name: string, tokens: string, cost: string][] = [];
  const attached = attachedParts(estimate);
  const added = inclusion?.tokens;
  if (messages.length > 1 || overheadTokens > 0 || attached.length > 0 || added) {
    const count = (tokens: TokenCount) => mark(tokens) + grouped(tokens.tokens);
    const listed = messages.length > mostMessages + 1 ? messages.slice(0, mostMessages) : messages;
    const rest = messages.slice(listed.length);
    for (const { message, tokens } of listed) rows.push([message.role, count(tokens), '']);
    if (rest.length > 0)
      rows.push([`${grouped(rest.length)} more`, count(sum(rest.map(it => it.tokens))), '']);
    for (const { name, tokens } of attached) rows.push([escaped(name), count(tokens), '']);
    if (added) rows.push([importedText(inclusion), count(added), '']);
    const format = estimate.tools.length > 0 ? 'chat and tool format' : 'chat format';
    if (overheadTokens > 0) rows.push([format, grouped(overheadTokens), '']);
    const parts = sum([...messages, ...attached].map(it => it.tokens)).tokens;
    const learnt = input.tokens - overheadTokens - parts - (added?.tokens ?? 0);
    if (learnt !== 0) rows.push(['by past calls', signed(learnt), '']);
  }
  const inputCost = priced ? mark(input) + formatNano(cost.inputNano) : escaped(noPriceText(cost));
  rows.push(['**input**', mark(input) + grouped(input.tokens), inputCost]);
  if (priced && !prompt.alwaysLoaded) {
    const adverb = outputAdverbs[output.from];
    const name = (what: string) => `**${[what, adverb].filter(it => it !== '').join(', ')}**`;
    rows.push([name('output'), grouped(output.expected), formatNano(cost.outputNano)]);
    rows.push([name('a call'), '', mark(input) + formatNano(cost.expectedNano)]);
  }
  const lines = rows.map(([name, tokens, nano]) => `| ${name} | ${tokens} | &nbsp; ${nano} |`);
  return ['| | tokens | cost |', '|:--|--:|--:|', ...lines].join('\n');
}

/** `With docs/a.md, docs/b.md.`, and what could not be put in. */
function inclusionTexts({ files, problems }: Inclusion): readonly string[] {
  const listed = files.slice(0, mostFiles);
  const rest = files.length - listed.length;
  const names = [...listed.map(escaped), ...(rest > 0 ? [`${grouped(rest)} more`] : [])];
  return [
    ...(names.length > 0 ? [`With ${names.join(', ')}, as saved.`] : []),
    ...problems.map(it => escaped(it.message)),
  ];
}

/** How sure the count is: by past calls where they tell, else by how it was made. */
function basisText(estimate: Estimate): string {
  const { input, calibration, model } = estimate;
  const basis = describeBasis(model?.tokenizer ?? 'unknown');
  const others = attachedBasis(estimate);
  const text = others.length > 0 ? `Text: ${basis[0]?.toLowerCase()}${basis.slice(1)}` : basis;
  const made = [text, ...others].join(' ');
  const learnt = calibration && calibrationText(calibration, input);
  if (input.basis === 'exact') return learnt ? `${made} ${learnt}` : made;
  return `Between ${grouped(input.low)} and ${grouped(input.high)} tokens${learnt ? `, ${learnt}` : `. ${made}`}`;
}

const signed = (tokens: number) => `${tokens < 0 ? '−' : '+'}${grouped(Math.abs(tokens))}`;

function windowText(tokens: number, contextWindow: number): string {
  const share = (100 * tokens) / contextWindow;
  const percent = share < 0.1 ? 'less than 0.1' : share < 10 ? share.toFixed(1) : grouped(Math.round(share));
  return `Takes ${percent} % of the context window of ${grouped(contextWindow)} tokens.`;
}

export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]|<>~]/g, '\\$&');
}
