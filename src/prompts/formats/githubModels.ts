// Prompts of GitHub Models:
// https://docs.github.com/en/github-models/use-github-models/storing-prompts-in-github-repositories Not handled:
// `testData` and `evaluators`, which are not sent with the prompt.
import { isScalar, isSeq } from 'yaml';
import { type Format, message, prompt } from '../format';
import { yamlScalar } from '../literals/yaml';
import { endsIn, stem } from '../path';
import { roleNamed } from '../role';
import { child, items, modelNames, numberAt, readYaml, scalarText, textAt, yamlAt } from '../yaml';

const endings = ['.prompt.yml', '.prompt.yaml'] as const;

export const githubModels = {
  id: 'github-models',
  mayBe: path => endsIn(path, ...endings),
  read: (path, text) => {
    const yaml = readYaml(text, text.startsWith('\uFEFF') ? 1 : 0, text.length, 'file');
    const list = yamlAt(yaml, 'messages');
    // Other tools (Semantic Kernel) use the same ending for files of their own.
    if (!isSeq(list) && yaml.problems.length === 0) return undefined;
    const messages = items(yaml, list).flatMap(item => {
      const content = child(yaml, item, 'content');
      if (!isScalar(content) || content.value === null) return [];
      const role = roleNamed(scalarText(child(yaml, item, 'role'))) ?? 'user';
      return [message(role, 'plain', yamlScalar(yaml, content))];
    });
    const maxOutputTokens = numberAt(
      yaml,
      ['modelParameters', 'maxTokens'],
      ['modelParameters', 'max_tokens'],
      ['modelParameters', 'maxCompletionTokens'],
    );
    const temperature = numberAt(yaml, ['modelParameters', 'temperature']);
    const about = {
      name: textAt(yaml, 'name') ?? stem(path, ...endings),
      models: modelNames(yaml, yamlAt(yaml, 'model')),
      maxOutputTokens,
      temperature,
    };
    return { prompts: messages.length > 0 ? [prompt(about, messages)] : [], problems: yaml.problems };
  },
} as const satisfies Format;
