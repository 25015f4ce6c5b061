import { signs } from './wording.data';

/** What speaks for a string's being a prompt, added up, from here on calls it one. */
const enough = 4;

/** Characters of a text that are looked at: what a text is shows at its beginning. */
const looked = 4000;

/** Names that say nothing of models, with a word that would. */
const elsewhere =
  /^(?:render|print|show|display|draw)_|html|e?mail|sql|css|quer|unit|error|warn|url|uri|path|file|log|page|body|subject|title|style|script|format|name$|install|setup|usage|help|confirm|password|input|shell|cli|label|placeholder|notification|toast|dialog|button|release|commit_?template/;

/** Whether a string of this name can be a prompt, whatever it says. */
export function mayNamePrompt(name: string, owner: string | undefined): boolean {
  return nameWeight(name, owner) > 0;
}

/** What the names around a string say of it. */
function nameWeight(name: string, owner: string | undefined): number {
  const words = wordsOf(name);
  const own = wordWeight(words);
  const ofOwner = owner ? wordWeight(wordsOf(owner)) : 0;
  if (own > 0) return elsewhere.test(words) ? own - 2 : own;
  // `PROMPTS = { "classify": "..." }`
  return ofOwner >= 2 && !elsewhere.test(words) && !elsewhere.test(wordsOf(owner ?? '')) ? 3 : 0;
}

/** `systemPrompt`, `SYSTEM_PROMPT` -> `system_prompt`. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toLowerCase();
}

function wordWeight(words: string): number {
  if (/^(?:the_)?prompts?(?:_text|_str|_string)?$/.test(words)) return 2;
  if (/prompt/.test(words))
    return /prompt(?:s|_templates?|_text|_message|_str|_prefix|_suffix)?(?:_v?\d+)?$/.test(words) ? 3 : 2;
  if (/system_(?:message|instructions?|content|text)$|^sys_msg$|(?:^|_)persona$|few_shot/.test(words))
    return 3;
  if (/(?:user|human|assistant|developer)_message$|instructions?$/.test(words)) return 2;
  if (/(?:^|_)templates?$|_system$|^system$|^preamble$|(?:^|_)backstory$|(?:^|_)guidelines$/.test(words))
    return 1;
  return 0;
}

/** What a text's wording says of it; undefined for what is too short to say anything. */
function wordingWeight(text: string): number | undefined {
  const start = text.slice(0, looked);
  const words = start.match(/\p{L}{2,}/gu)?.length ?? 0;
  const letters = start.match(/[\p{L}\s]/gu)?.length ?? 0;
  if (words < 4 || !/\s/.test(start.trim()) || letters < 0.6 * start.length) return undefined;
  const weight = signs.reduce((sum, it) => sum + (it.pattern.test(start) ? it.weight : 0), 0);
  return words >= 80 ? weight + 1 : weight;
}

/** Whether a string of this name is a prompt. `isAmongModels`: its file uses an SDK of a model. */
export function isPrompt(
  name: string,
  owner: string | undefined,
  text: string,
  isAmongModels: boolean,
): boolean {
  const byName = nameWeight(name, owner);
  if (byName <= 0) return false;
  const byWording = wordingWeight(text);
  if (byWording === undefined || byWording < 0) return false;
  return byName + byWording + (isAmongModels ? 1 : 0) >= enough;
}
