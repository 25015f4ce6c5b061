import type { MatchLogic } from '@pydantic/genai-prices';

/**
 * What may follow a name, or a catalogue pattern, without changing the price: a snapshot's date or number, a
 * deployment's version, `latest`, `preview`. Not `-mini`, `-audio`, `-5` and the like.
 */
const neutral =
  /^(?:[-@](?:latest|preview|\d{8}|\d{4}-\d{2}-\d{2}|\d{4}|00\d)|-preview-\d{2}-(?:\d{4}|\d{2})|-v\d(?::\d)?)*$/;

/** A pattern that breaks off within a snapshot's date, such as `claude-sonnet-4-2025` or `ft:gpt-4-0`. */
const cutDate = /[-@](?:20\d\d-?|0)?$/;
const date = /[-@](?:20\d{2}-?\d{2}-?\d{2}|\d{3,4})$/;

/** Bedrock writes a region and a maker before a model's name, others a maker. */
const neutralPrefix = /^(?:(?:[a-z-]+\.){0,2}|[a-z-]+\/)$/;

/**
 * Whether the catalogue's pattern means the model of this name. The catalogue's own matching is looser (`contains`,
 * `starts_with`), so that `claude-sonnet-5-5` would get the price of `claude-sonnet-5`; here what the pattern leaves
 * over must not change the price.
 *
 * @param name in lower case
 */
export function matches(pattern: MatchLogic, name: string): boolean {
  if ('or' in pattern) return pattern.or.some(it => matches(it, name));
  if ('and' in pattern) return pattern.and.every(it => matches(it, name));
  if ('equals' in pattern) return pattern.equals.toLowerCase() === name;
  if ('regex' in pattern) return matchesExpression(new RegExp(pattern.regex, 'i'), name);
  if ('starts_with' in pattern) return startsAs(name, pattern.starts_with.toLowerCase());
  if ('ends_with' in pattern) {
    const end = pattern.ends_with.toLowerCase();
    return name.endsWith(end) && neutralPrefix.test(name.slice(0, -end.length));
  }
  const part = pattern.contains.toLowerCase();
  const at = name.indexOf(part);
  return at >= 0 && isPrefix(name.slice(0, at), part) && startsAs(name.slice(at), part);
}

/** What an expression leaves over may end a number (`gemini-3.5-flash-\d` means snapshots, not `-8b`). */
function matchesExpression(expression: RegExp, name: string): boolean {
  const found = expression.exec(name);
  return found !== null && (found[0] === '' || /^[\d-]*$/.test(name.slice(found.index + found[0].length)));
}

function startsAs(name: string, start: string): boolean {
  if (!name.startsWith(start)) return false;
  if (start.endsWith('.ft-') || neutral.test(name.slice(start.replace(/-$/, '').length))) return true;
  return date.test(name) && name.replace(date, '') === start.replace(cutDate, '');
}

/** `global.` is cheaper than a region's price, so a pattern without it does not hold for a name with it. */
function isPrefix(prefix: string, pattern: string): boolean {
  return neutralPrefix.test(prefix) && (!prefix.includes('global.') || pattern.includes('global.'));
}
