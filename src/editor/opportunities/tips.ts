import type { Command } from 'vscode';
import { commandIds, innerCommandIds } from '../commands';
import type { PromptPlace } from '../documents/target';
import { callsText } from '../words/calls';
import type { PlacedOpportunity } from './opportunities';

/** What an opportunity says, and what can be done about it at once. */
export function opportunityTip(it: PlacedOpportunity) {
  const { code, prompt, workspace, message, calls, worthNano, key = '' } = it;
  return {
    id: `finding ${workspace}\n${prompt}\n${code}\n${key}`,
    title: titleOf(it),
    text: `${prompt}, ${callsText(calls)}. ${firstSentence(message)}`,
    worthNano,
    actions: actionsOn(it),
  };
}

/** The rest of a finding is read where it stands. */
const firstSentence = (message: string): string => /^.*?\.(?= |$)/.exec(message)?.[0] ?? message;

function titleOf({ code, model, prompt }: PlacedOpportunity): string {
  const name = prompt.slice(prompt.lastIndexOf('/') + 1);
  switch (code) {
    case 'cheaper-model':
      return `${model ?? 'A cheaper model'} for ${name}`;
    case 'drift':
      return `Answers of ${name} fall behind`;
    case 'cache-order':
      return `Cache for ${name}`;
    case 'minimise':
      return `Shorter ${name}`;
    case 'duplicate':
      return `Said twice in ${name}`;
    default:
      return `Less in ${name}`;
  }
}

/** The remedy first, then the way to the place. */
function actionsOn({ uri, index, start, code, model }: PlacedOpportunity): readonly Command[] {
  const place: PromptPlace = { uri, index };
  const open = (title: string, then?: Command): Command => ({
    title,
    command: innerCommandIds.openAndDo,
    arguments: [uri, start, then],
  });
  const does = (title: string, command: string, ...more: unknown[]) =>
    open(title, { title, command, arguments: [place, ...more] });
  const remedy = {
    'cheaper-model': () => [
      ...(model ? [does(`Use ${model}`, innerCommandIds.useModel, model)] : []),
      does('Compare Models', commandIds.compareModels),
    ],
    drift: () => [
      ...(model ? [does(`Keep on ${model}`, innerCommandIds.keepModel, model)] : []),
      { title: 'Show Routing Audit', command: commandIds.showRoutingAudit },
    ],
    'cache-order': () => [does('Move Variables Last…', innerCommandIds.moveLast)],
    minimise: () => [does('Minimise', commandIds.minimise)],
    duplicate: () => [does('Review…', commandIds.reviewMinimise)],
  } as const;
  const remedies = code in remedy ? remedy[code as keyof typeof remedy]() : [];
  return [...remedies, open('Show')];
}
