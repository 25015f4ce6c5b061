// Custom agents of VS Code (once "chat modes"): https://code.visualstudio.com/docs/copilot/customization/custom-agents
// `handoffs` offer the next agent a message, on a model of its own: each is a prompt beside the agent's own.
import { isScalar } from 'yaml';
import { type Format, message, prompt } from '../format';
import { splitFrontMatter } from '../frontMatter';
import { guarded } from '../literal';
import { yamlScalar } from '../literals/yaml';
import { markdownPrompt } from '../markdown';
import { endsIn, stem } from '../path';
import type { Prompt } from '../prompt';
import { child, isEmpty, items, modelNames, scalarText, yamlAt } from '../yaml';

const endings = ['.agent.md', '.chatmode.md'] as const;

export const copilotAgent = {
  id: 'copilot-agent',
  mayBe: path => endsIn(path, ...endings),
  read: (path, text) => {
    const { prompts, problems } = markdownPrompt(text, { name: stem(path, ...endings), role: 'system' });
    return { prompts: [...prompts, ...handoffs(text)], problems };
  },
} as const satisfies Format;

function handoffs(text: string): readonly Prompt[] {
  const { yaml } = splitFrontMatter(text);
  return items(yaml, yamlAt(yaml, 'handoffs')).flatMap(it => {
    const body = child(yaml, it, 'prompt');
    if (!isScalar(body) || isEmpty(body)) return [];
    const [label, agent] = ['label', 'agent'].map(key => scalarText(child(yaml, it, key)));
    const about = {
      name: `handoff to ${label ?? agent ?? 'an agent'}`,
      models: modelNames(yaml, child(yaml, it, 'model')),
    };
    const literal = guarded(yamlScalar(yaml, body), text => text.trim() !== '');
    return [prompt(about, [message('user', 'markdown', literal)])];
  });
}
