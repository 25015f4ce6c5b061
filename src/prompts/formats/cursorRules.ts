// Rules of Cursor: https://docs.cursor.com/context/rules (`.mdc`), and the older `.cursorrules`, one file of text.
// The front matter is no strict YAML: `globs` is a comma list without quotes (`globs: **/*.ts, src/*`).
// Not handled: rules that are loaded because of a glob or chosen by their description; they are not always loaded.
import { type Format, message, prompt } from '../format';
import { splitFrontMatter } from '../frontMatter';
import { lines } from '../lines';
import { verbatim } from '../literals/verbatim';
import { endsIn, isBelow, stem } from '../path';

const field = /^(?:description|globs|alwaysApply)[ \t]*:/;

export const cursorRules = {
  id: 'cursor-rules',
  mayBe: path => endsIn(path, '.mdc', '.cursorrules'),
  read: (path, text) => {
    const { bodyStart, holds, problems } = splitFrontMatter(text);
    const head = text.slice(0, bodyStart);
    const fields = [...lines(head, 0)].filter(line => field.test(line.text));
    const isOld = endsIn(path, '.cursorrules');
    // Nuxt keeps Markdown with components in files of this ending.
    if (!isOld && fields.length === 0 && !isBelow(path, '.cursor', 'rules')) return undefined;
    const alwaysLoaded = isOld || fields.some(it => /^alwaysApply[ \t]*:[ \t]*true\s*$/.test(it.text));
    const body = message('system', 'markdown', verbatim(text, bodyStart, text.length, holds));
    return {
      prompts: [prompt({ name: stem(path), alwaysLoaded }, [body])],
      problems: problems.filter(it => !fields.some(line => it.end > line.start && it.start <= line.next)),
    };
  },
} as const satisfies Format;
