import type { Estimate } from '../estimate';
import type { Row } from '../ledger';
import { formatNano } from '../prices';
import type { Prompt } from '../prompts';
import { grouped, mark, modelText, spentText } from './wording';

/** Where the figure for output comes from. */
const outputSources: Readonly<Record<Estimate['outputFrom'], string>> = {
  prompt: 'the limit the file sets',
  setting: 'expected, by the setting `promptmeter.expectedOutputTokens`',
  request: 'as asked for',
  model: 'the most the model can answer',
};

/**
 * All that is known of a prompt's cost, as Markdown: a table of its messages, then how sure the figures are, what
 * they follow from, and what was really spent.
 * @param pricedAsOf the day of the price list, `YYYY-MM-DD`
 */
export function breakdown(prompt: Prompt, estimate: Estimate, pricedAsOf: string, spent?: Row): string {
  const { cost, input, model } = estimate;
  const paragraphs = [
    `**${modelText(estimate)}**${model ? ` · ${model.provider}` : ''}`,
    table(prompt, estimate),
    basisText(estimate),
  ];
  if (cost.kind === 'unpriced') paragraphs.push(cost.because);
  else if (!prompt.alwaysLoaded) {
    const range = `between ${formatNano(cost.lowNano)} and ${formatNano(cost.highNano)}`;
    paragraphs.push(`A call costs ${range}. Output: ${outputSources[estimate.outputFrom]}.`);
  }
  if (prompt.alwaysLoaded) paragraphs.push('Sent along with every request of the tools that read this file.');
  if (model?.contextWindow !== undefined) paragraphs.push(windowText(input.high, model.contextWindow));
  if (spent && spent.calls > 0) paragraphs.push(`Recorded: ${spentText(spent)}.`);
  if (cost.kind === 'priced') paragraphs.push(`List prices as of ${pricedAsOf}, nothing cached.`);
  return paragraphs.join('\n\n');
}

function table(prompt: Prompt, { messages, input, overheadTokens, outputTokens, cost }: Estimate): string {
  const rows: (readonly string[])[] = [];
  if (messages.length > 1 || overheadTokens > 0) {
    for (const { message, tokens } of messages)
      rows.push([message.role, mark(tokens) + grouped(tokens.tokens), '']);
    if (overheadTokens > 0) rows.push(['chat format', grouped(overheadTokens), '']);
  }
  const inputTokens = mark(input) + grouped(input.tokens);
  if (cost.kind === 'unpriced') rows.push(['**input**', inputTokens, 'unpriced']);
  else rows.push(['**input**', inputTokens, mark(input) + formatNano(cost.inputNano)]);
  if (cost.kind === 'priced' && !prompt.alwaysLoaded) {
    rows.push(['**output, up to**', grouped(outputTokens), formatNano(cost.outputNano)]);
    rows.push(['**a call, up to**', '', mark(input) + formatNano(cost.expectedNano)]);
  }
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(['', 'tokens', 'cost']), '|:--|--:|--:|', ...rows.map(line)].join('\n');
}

function basisText({ input, model }: Estimate): string {
  if (input.basis === 'exact') return `Counted exactly${model ? `, in ${model.tokenizer}` : ''}.`;
  const why = model ? `the tokenizer of ${model.name} is not public` : 'the model is not known';
  return `Estimated, as ${why}: between ${grouped(input.low)} and ${grouped(input.high)} tokens.`;
}

function windowText(tokens: number, contextWindow: number): string {
  const share = (100 * tokens) / contextWindow;
  const percent = share < 0.1 ? 'less than 0.1' : share < 10 ? share.toFixed(1) : grouped(Math.round(share));
  return `Takes ${percent} % of the context window of ${grouped(contextWindow)} tokens.`;
}
