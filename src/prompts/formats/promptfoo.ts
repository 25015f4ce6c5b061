// Configurations of promptfoo: https://www.promptfoo.dev/docs/configuration/reference/ and .../prompts.
// `prompts` are texts, `file://` names or `{ id, label, raw }`; `providers` (or `targets`) are names or objects with
// a `config`. An evaluation calls every provider with every prompt and every test.
// Not handled: prompts made by code (.js, .ts, .py), patterns of files, chat messages as JSON inside a text.
import { isMap, isScalar, type Node, type Scalar } from 'yaml';
import { type Format, message, prompt } from '../format';
import { guarded } from '../literal';
import { yamlScalar } from '../literals/yaml';
import { endsIn } from '../path';
import type { ModelName, Prompt } from '../prompt';
import {
  child,
  isEmpty,
  items,
  keyNodes,
  modelNames,
  numberIn,
  placeOf,
  readYaml,
  scalarText,
  type Yaml,
  yamlAt,
} from '../yaml';

/** Providers that are no models: code, commands, servers. */
const noModel =
  /^(?:file|exec|https?|python|javascript|package|webhook|websocket|browser|echo|mcp|promptfoo)\b|\{\{/;
const file = /^(?:file:\/\/)?([^\s*{}]+\.(?:txt|md|j2|json|jsonl|ya?ml))$/;
const code =
  /^(?:file|exec|https?|python|huggingface|langfuse|portkey|helicone|az):\/\/|\.(?:js|cjs|mjs|ts|py|csv)(?::\w+)?$|^exec:/;

export const promptfoo = {
  id: 'promptfoo',
  mayBe: path => path.lowerName.startsWith('promptfooconfig') && endsIn(path, '.yaml', '.yml', '.json'),
  read: (_, text) => {
    const yaml = readYaml(text, text.startsWith('\uFEFF') ? 1 : 0, text.length, 'file');
    const providers = listAt(yaml, 'providers', 'targets');
    const about = {
      models: providers.flatMap(it => modelsOf(yaml, it)),
      maxOutputTokens: settingOf(yaml, providers, 'max_tokens', 'max_completion_tokens', 'max_output_tokens'),
      temperature: settingOf(yaml, providers, 'temperature'),
    };
    const prompts = listAt(yaml, 'prompts').flatMap((it, index) => readPrompt(yaml, it, index, about));
    return { prompts, problems: yaml.problems };
  },
} as const satisfies Format;

type Shared = Pick<Prompt, 'models'> & {
  maxOutputTokens: number | undefined;
  temperature: number | undefined;
};

function readPrompt(yaml: Yaml, node: Node, index: number, shared: Shared): readonly Prompt[] {
  const raw = child(yaml, node, 'raw');
  const scalar = isMap(node) ? (raw ?? child(yaml, node, 'id')) : node;
  if (!isScalar(scalar) || isEmpty(scalar)) return [];
  const name = scalarText(child(yaml, node, 'label')) ?? scalarText(child(yaml, node, 'id'));
  const text = String(scalar.value);
  const path = scalar === raw ? undefined : file.exec(text)?.[1];
  if (path !== undefined) {
    const include = { kind: 'file' as const, path, ...placeOf(yaml, scalar) };
    return [prompt({ ...shared, name: name ?? path, includes: [include] }, [])];
  }
  if (scalar !== raw && code.test(text)) return [];
  const isText = (it: string) => it.trim() !== '' && (scalar === raw || !(file.test(it) || code.test(it)));
  const body = message('user', 'plain', guarded(yamlScalar(yaml, scalar as Scalar), isText), 'jinja');
  return [prompt({ ...shared, name: name ?? `prompt ${index + 1}`, includeSyntax: 'jinja' }, [body])];
}

/** A name; an object with an `id`; or a map of one name to its settings. */
function modelsOf(yaml: Yaml, node: Node): readonly ModelName[] {
  const [key] = keyNodes(node);
  const id = isMap(node) ? (child(yaml, node, 'id') ?? key) : node;
  return modelNames(yaml, id).filter(it => !noModel.test(it.name));
}

/** The first provider's setting that is given. */
function settingOf(yaml: Yaml, providers: readonly Node[], ...names: readonly string[]): number | undefined {
  const configs = providers.flatMap(it => {
    const [key] = keyNodes(it);
    const own = child(yaml, it, 'id') ? it : child(yaml, it, scalarText(key) ?? '');
    return child(yaml, own, 'config') ?? [];
  });
  return configs
    .flatMap(config => names.map(name => numberIn(child(yaml, config, name))))
    .find(it => it !== undefined);
}

/** A list, or the one that stands for it. */
function listAt(yaml: Yaml, ...names: readonly string[]): readonly Node[] {
  const node = names.map(name => yamlAt(yaml, name)).find(it => it);
  const listed = items(yaml, node);
  return listed.length > 0 || !isScalar(node) ? listed : [node];
}
