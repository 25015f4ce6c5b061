// Prompt templates that LangChain loads: langchain_core/prompts/loading.py of langchain-ai/langchain.
// `_type: prompt` has `template` or `template_path`; `few_shot` has `prefix`, `examples`, `suffix`.
// JSON is read as YAML, of which it is a part.
// Not handled: the words of `example_prompt`, which are sent again with each example; dumps of chat prompts (`lc: 1`).
import { isScalar, type Node, type Scalar } from 'yaml';
import type { Template } from '../comments';
import { type Format, message, prompt } from '../format';
import { guarded } from '../literal';
import { joined } from '../literals/json';
import { yamlScalar } from '../literals/yaml';
import { endsIn, stem } from '../path';
import type { Include } from '../prompt';
import {
  child,
  isEmpty,
  items,
  keys,
  placeOf,
  readYaml,
  scalarText,
  textAt,
  type Yaml,
  yamlAt,
} from '../yaml';

const languages: Readonly<Record<string, Template>> = { jinja2: 'jinja', mustache: 'handlebars' };

export const langchain = {
  id: 'langchain',
  shared: true,
  mayBe: path => endsIn(path, '.yaml', '.yml', '.json'),
  read: (path, text) => {
    if (!/(?:^|[{,\s])["']?_type["']?[ \t]*:[ \t]*["']?(?:prompt|few_shot)\b/.test(text)) return undefined;
    const yaml = readYaml(text, text.startsWith('\uFEFF') ? 1 : 0, text.length, 'file');
    const type = textAt(yaml, '_type');
    if (type !== 'prompt' && type !== 'few_shot') return undefined;
    const scalars = type === 'prompt' ? [yamlAt(yaml, 'template')] : fewShot(yaml);
    const literals = scalars
      .filter(isText)
      .map(it => guarded(yamlScalar(yaml, it), text => text.trim() !== ''));
    const includes = ['template_path', 'prefix_path', 'suffix_path'].flatMap(key => fileAt(yaml, key));
    if (literals.length === 0 && includes.length === 0) return undefined;
    const about = {
      name: stem(path),
      includes,
      defaults: defaults(yaml),
      includeSyntax: 'jinja' as const,
    };
    const language = languages[textAt(yaml, 'template_format') ?? ''];
    const messages = literals.length > 0 ? [message('user', 'plain', joined(literals), language)] : [];
    return { prompts: [prompt(about, messages)], problems: yaml.problems };
  },
} as const satisfies Format;

/** In the order they are sent: the values of each example stand between what comes before and after all of them. */
function fewShot(yaml: Yaml): readonly (Node | undefined)[] {
  const examples = items(yaml, yamlAt(yaml, 'examples'));
  const values = examples.flatMap(it => keys(it).map(key => child(yaml, it, key)));
  return [yamlAt(yaml, 'prefix'), ...values, yamlAt(yaml, 'suffix')];
}

function isText(node: Node | undefined): node is Scalar {
  return isScalar(node) && !isEmpty(node);
}

function fileAt(yaml: Yaml, key: string): readonly Include[] {
  const node = yamlAt(yaml, key);
  const path = scalarText(node);
  return node && path ? [{ kind: 'file', path, ...placeOf(yaml, node) }] : [];
}

function defaults(yaml: Yaml): ReadonlyMap<string, string> {
  const map = yamlAt(yaml, 'partial_variables');
  const named = keys(map).flatMap((key): [string, string][] => {
    const value = scalarText(child(yaml, map, key));
    return value === undefined ? [] : [[key, value]];
  });
  return new Map(named);
}
