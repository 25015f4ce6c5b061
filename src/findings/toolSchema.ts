import type { Estimate } from '../estimate';
import type { Finding } from './finding';
import type { Places } from './findings';
import { counted, worth } from './words';

/** Tokens of all definitions from which they are told of: more than most prompts have. */
const large = 1000;
/** Tools that are named. */
const most = 3;

/**
 * The definitions of a call's tools are long: they are sent with every call, whether they are used or not.
 * Not handled: tools that a file only names (`tools:` of an agent, servers of an MCP configuration), whose schemas
 * it does not hold.
 * @param told the sets of tools that the file was told of already; it grows
 */
export function toolSchema(
  { tools, input, model }: Estimate,
  { prompt }: Places,
  told: Set<string>,
): Finding | undefined {
  const tokens = tools.reduce((sum, it) => sum + it.tokens.tokens, 0);
  const [dearest, ...rest] = tools.toSorted((a, b) => b.tokens.tokens - a.tokens.tokens).slice(0, most);
  const set = JSON.stringify(tools.map(it => [it.tool.name, it.tokens.tokens]));
  if (!dearest || tokens < large || told.has(set)) return undefined;
  told.add(set);
  const named = [dearest, ...rest].map(it => ({
    name: `“${it.tool.name}”`,
    tokens: counted(it.tokens.tokens, 'token'),
    tool: it.tool,
  }));
  const percent = Math.round((tokens / Math.max(1, input.tokens)) * 100);
  const about = tools.every(it => it.tokens.basis === 'exact') ? '' : 'about ';
  const what =
    tools.length === 1 ? 'The definition of the tool takes' : `The definitions of ${tools.length} tools take`;
  return {
    code: 'tool-schema',
    severity: 'information',
    message:
      `${what} ${about}${worth(tokens, model)}, ${percent} % of the input, whether a call uses them or not. ` +
      `${tools.length === 1 ? 'It is' : 'The longest:'} ${named.map(it => `${it.name} ${it.tokens}`).join(', ')}.`,
    start: dearest.tool.start,
    end: dearest.tool.end,
    prompt: prompt.name,
    related: named.map(({ name, tokens: its, tool: { start, end } }) => ({
      start,
      end,
      message: `${name}: ${its}`,
    })),
  };
}
