import type { Model } from '../../prices';
import type { Tool } from '../../prompts';
import { type Encoding, encodings, type TokenCount, type Tokenizer, type Tokens } from '../../tokens';
import { between, exactly } from '../sum';
import { otherToolPrompt, toolPrompts } from './toolPrompts.data';
import { asTypeScript, foot, head } from './typescript';

/** What the templates of open models write around tools: Llama 3.1 and Qwen 3 some 50 to 160 tokens. */
const mostToolPrompt = 200;

/**
 * Tokens of a tool's definition. OpenAI's models read it as TypeScript, which leaves out some of its JSON Schema; the
 * bounds reach from what OpenAI's Cookbook counts to the JSON itself. Others are expected to read the JSON.
 * Not handled: tools that the provider itself runs (web search, code), which bill by their own rules.
 */
export function countTool(tool: Tool, model: Model | undefined, tokens: Tokens): TokenCount {
  const tokenizer = model?.tokenizer ?? 'unknown';
  const json = tokens.measure(jsonOf(tool), tokenizer);
  if (!isOpenAi(tokenizer)) {
    const typed = tokens.measure(asTypeScript(tool, false), tokenizer);
    return between(Math.min(typed.low, json.low), json.tokens, json.high + slackTokens);
  }
  const known = countType(asTypeScript(tool, true), tokenizer, tokens);
  const least = countType(asTypeScript(tool, false), tokenizer, tokens);
  return between(Math.min(least, known), known, Math.max(known, json.tokens) + slackTokens);
}

/** Where it stands, after another: o200k_base makes one piece of the line ends before a comment and its slashes. */
function countType(type: string, encoding: Encoding, tokens: Tokens): number {
  const before = ';\n\n';
  return tokens.count(before + type, encoding) - tokens.count(before, encoding);
}

/** What a provider may write around each tool. */
const slackTokens = 12;

/** Tokens that offering tools adds by itself, whatever they are: a system prompt, or a place in one. None without tools. */
export function countToolPrompt(
  { tools, system }: { readonly tools: readonly Tool[]; readonly system: string | undefined },
  model: Model | undefined,
  tokens: Tokens,
): TokenCount {
  if (tools.length === 0) return exactly(0);
  const tokenizer = model?.tokenizer ?? 'unknown';
  if (tokenizer.startsWith('claude')) return claudePrompt(model?.id ?? '');
  if (!isOpenAi(tokenizer)) return between(0, 0, mostToolPrompt);
  // One less than this text has by itself, in every bill known.
  const frame = tokens.count(head, tokenizer) + tokens.count(foot, tokenizer) - 1;
  // The functions follow the first system message, or stand in one of their own.
  const place =
    system === undefined
      ? messageTokens
      : tokens.count(`${system}\n`, tokenizer) - tokens.count(system, tokenizer);
  return between(frame + place - 1, frame + place, frame + place + slackTokens);
}

/** Around a message of the system's: three, and one of its role. */
const messageTokens = 4;

function claudePrompt(id: string): TokenCount {
  const found = toolPrompts.find(it => it.models.test(id));
  if (!found) return between(otherToolPrompt.least, otherToolPrompt.expected, otherToolPrompt.most);
  return between(Math.min(found.auto, found.any), found.auto, Math.max(found.auto, found.any));
}

function jsonOf({ name, description, parameters }: Tool): string {
  return JSON.stringify({ name, description, parameters });
}

function isOpenAi(tokenizer: Tokenizer): tokenizer is Encoding {
  return encodings.some(it => it === tokenizer);
}
