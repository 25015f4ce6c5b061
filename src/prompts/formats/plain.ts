// Text that is a prompt by its place: in a folder named `prompts`, or included by a setting. No specification.
import { keepsTemplate, templateShown } from '../comments';
import { type Format, message, prompt } from '../format';
import { hasFields, splitFrontMatter } from '../frontMatter';
import type { Literal } from '../literal';
import { wholeFile } from '../literals/verbatim';
import { markdownPrompt } from '../markdown';
import { endsIn, stem } from '../path';

const endings = ['.txt', '.md'] as const;

export const plain = {
  id: 'plain',
  mayBe: (path, included) =>
    included ||
    // Some tools keep plain text in `.prompt` files.
    endsIn(path, '.prompt') ||
    (path.folders.includes('prompts') && endsIn(path, ...endings) && path.lowerName !== 'readme.md'),
  read: (path, text) => {
    const word = stem(path).toLowerCase();
    const role = word === 'system' ? 'system' : 'user';
    // Fabric keeps the prompt NAME in NAME/system.md and NAME/user.md.
    const { folder } = path;
    const isPart = (word === 'system' || word === 'user') && folder && folder.toLowerCase() !== 'prompts';
    const name = isPart ? folder : stem(path);
    const markup = endsIn(path, '.md') ? 'markdown' : 'plain';
    if (markup === 'markdown' && hasFields(splitFrontMatter(text)))
      return markdownPrompt(text, { name, role });
    const holds = (it: string) => markup === 'plain' || !hasFields(splitFrontMatter(it));
    const whole = wholeFile(text, holds);
    const encode: Literal['encode'] = it => (keepsTemplate(whole.text, it) ? whole.encode(it) : undefined);
    const body = message(role, markup, { ...whole, encode }, templateShown(whole.text));
    return { prompts: [prompt({ name }, [body])], problems: [] };
  },
} as const satisfies Format;
