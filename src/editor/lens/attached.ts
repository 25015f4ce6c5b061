import type { Estimate } from '../../estimate';
import { encodings, type TokenCount } from '../../tokens';
import { counted, grouped, sum } from '../words/cost';

/** A part of a call beside its messages: what it is, in words, and its tokens. */
export interface Part {
  readonly name: string;
  readonly tokens: TokenCount;
}

/** Tools or images listed by themselves; more of them end in a line for the rest. */
const mostListed = 8;

/** The tools, tool calls and images of a call, as lines for its breakdown. Names come from files: not escaped. */
export function attachedParts({ tools, toolCalls, images }: Estimate): readonly Part[] {
  return [
    ...listed(
      tools.map(({ tool, tokens }) => ({ name: `tool ${tool.name}`, tokens })),
      'tool',
    ),
    ...summed(
      toolCalls.map(it => it.tokens),
      'tool call',
    ),
    ...listed(
      images.map(({ image, tokens }) => ({ name: `image${sizeText(image)}`, tokens })),
      'image',
    ),
  ];
}

/** What the figures of `attachedParts` rest on, in a sentence each; none where there is nothing attached. */
export function attachedBasis({ model, tools, toolCalls, images }: Estimate): readonly string[] {
  const tokenizer = model?.tokenizer ?? 'unknown';
  const sentences = [];
  if (tools.length > 0 || toolCalls.length > 0) {
    if (tokenizer.startsWith('claude'))
      sentences.push('Tools: their JSON and the system prompt that Anthropic adds for them.');
    else if (encodings.some(it => it === tokenizer))
      sentences.push('Tools: as OpenAI’s bills show that its models read them; it publishes no rule.');
    else sentences.push('Tools: their JSON.');
  }
  const open = images.filter(({ tokens }) => tokens.high > tokens.low * 1.5);
  if (open.some(it => !it.image.size))
    sentences.push('Images of unknown size: taken to be 1,024 × 1,024 pixels.');
  else if (open.length > 0)
    sentences.push('Images: this model’s rule is not known, so between the least and the most of others.');
  else if (images.length > 0) sentences.push('Images: by their size, as the model’s maker publishes.');
  return sentences;
}

function listed(parts: readonly Part[], noun: string): readonly Part[] {
  const shown = parts.length > mostListed + 1 ? parts.slice(0, mostListed) : parts;
  const rest = parts.slice(shown.length).map(it => it.tokens);
  return rest.length > 0
    ? [...shown, { name: `${counted(rest.length, noun)} more`, tokens: sum(rest) }]
    : shown;
}

function summed(counts: readonly TokenCount[], noun: string): readonly Part[] {
  return counts.length > 0 ? [{ name: counted(counts.length, noun), tokens: sum(counts) }] : [];
}

function sizeText({ size, detail }: Estimate['images'][number]['image']): string {
  const pixels = size ? ` ${grouped(size.width)} × ${grouped(size.height)}` : '';
  return `${pixels}${detail === undefined ? '' : `, ${detail} detail`}`;
}
