// Prompts of Semantic Kernel: https://learn.microsoft.com/semantic-kernel/concepts/prompts/yaml-schema
// A `skprompt.txt`, its settings in `config.json` beside it, or both in one YAML file. Roles are marked in the text,
// `<message role="user">`. `execution_settings` holds the settings of one service each, `default` for the others.
// Not handled: `config.json`, whose output limit is not read; functions of plugins that the template calls.
import { isScalar } from 'yaml';
import { markedMessages } from '../chatMarkup';
import type { Template } from '../comments';
import { type Format, prompt } from '../format';
import { guarded } from '../literal';
import { wholeFile } from '../literals/verbatim';
import { yamlScalar } from '../literals/yaml';
import { endsIn, stem } from '../path';
import {
  child,
  isEmpty,
  items,
  keys,
  modelNames,
  numberAt,
  readYaml,
  scalarText,
  textAt,
  type Yaml,
  yamlAt,
} from '../yaml';

const endings = ['.prompt.yaml', '.prompt.yml'] as const;

export const semanticKernel = {
  id: 'semantic-kernel',
  shared: true,
  mayBe: path => path.lowerName === 'skprompt.txt' || endsIn(path, '.yaml', '.yml'),
  read: (path, text) => {
    if (endsIn(path, '.txt')) {
      // One file of this name stands in each prompt's own folder.
      const around = wholeFile(text);
      const about = { name: path.folder ?? stem(path), around };
      return { prompts: [prompt(about, markedMessages(around))], problems: [] };
    }
    if (
      !/^template[ \t]*:/m.test(text) ||
      !/^(?:template_format|input_variables|execution_settings)[ \t]*:/m.test(text)
    )
      return undefined;
    const yaml = readYaml(text, text.startsWith('\uFEFF') ? 1 : 0, text.length, 'file');
    const template = yamlAt(yaml, 'template');
    if (!isScalar(template) || isEmpty(template)) return undefined;
    const settings = keys(yamlAt(yaml, 'execution_settings')).map(name => ['execution_settings', name]);
    const around = guarded(yamlScalar(yaml, template), it => it.trim() !== '');
    const about = {
      around,
      name: textAt(yaml, 'name') ?? stem(path, ...endings),
      models: settings.flatMap(at => modelNames(yaml, yamlAt(yaml, ...at, 'model_id'))),
      maxOutputTokens: numberAt(yaml, ...settings.map(at => [...at, 'max_tokens'])),
      temperature: numberAt(yaml, ...settings.map(at => [...at, 'temperature'])),
      defaults: defaults(yaml),
    };
    const language: Template | undefined =
      textAt(yaml, 'template_format') === 'handlebars' ? 'handlebars' : undefined;
    const messages = markedMessages(around, language);
    return { prompts: [prompt(about, messages)], problems: yaml.problems };
  },
} as const satisfies Format;

function defaults(yaml: Yaml): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const item of items(yaml, yamlAt(yaml, 'input_variables'))) {
    const name = scalarText(child(yaml, item, 'name'));
    const value = scalarText(child(yaml, item, 'default'));
    if (name !== undefined && value !== undefined) found.set(name, value);
  }
  return found;
}
