// Templates of Jinja (https://jinja.palletsprojects.com/en/stable/templates/) that hold prompts: no specification says
// which do. Those in a folder or with a name that says "prompt", and those whose text reads like one: most templates
// of this ending make web pages, settings and scripts.
import { type Format, message, prompt } from '../format';
import { wholeFile } from '../literals/verbatim';
import { endsIn, type FilePath, stem } from '../path';

const endings = ['.j2', '.jinja', '.jinja2'] as const;
/** What the template makes, by the ending before its own: `nginx.conf.j2`. */
const prose = /^[^.]*(?:\.(?:v?\d+|md|txt|prompt|prompty|system|user|en|[a-z]{2}))*$/;

export const jinja = {
  id: 'jinja',
  shared: true,
  mayBe: path => endsIn(path, ...endings),
  read: (path, text) => {
    if (!isNamed(path) && !(prose.test(stem(path, ...endings).toLowerCase()) && readsLikePrompt(text)))
      return undefined;
    const name = stem(path, ...endings);
    const role = /^system|[._-]system$/i.test(name) ? 'system' : 'user';
    const body = message(role, 'plain', wholeFile(text), 'jinja');
    return { prompts: [prompt({ name, includeSyntax: 'jinja' }, [body])], problems: [] };
  },
} as const satisfies Format;

function isNamed(path: FilePath): boolean {
  return /prompt/.test(path.lowerName) || path.folders.some(it => /(?:^|[_-])prompts?$/.test(it));
}

/** Words that ask, at the beginning of a line or sentence, and little that only machines read. */
const asking =
  /(?:^|[.!?:]\s)[ \t#*-]*(?:you are|you're|your (?:task|job|role|goal)|please|given|below|here (?:is|are)|from the text|for each|text:|reply:|answer:|question:|return|respond|do not|don't|output|classify|summari[sz]e|extract|translate|write|the following|assign|only use)\b/gim;
const machine =
  /^[ \t]*(?:<[!/?a-z]|#!|#include|\[[\w.-]+\][ \t]*$|[\w.-]+[ \t]*=|export |import |SELECT |FROM |RUN )/gm;

function readsLikePrompt(text: string): boolean {
  const shown = text.slice(0, 20_000).replace(/\{#[^#]{0,200}#\}|\{%[^%]{0,200}%\}/g, '');
  const asks = shown.match(asking)?.length ?? 0;
  return asks > 0 && asks > (shown.match(machine)?.length ?? 0);
}
