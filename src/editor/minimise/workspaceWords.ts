import { counted, grouped } from '../words/cost';
import type { FilePlan, Outcome } from './filePlan';
import { total, worthText } from './worth';

type Planned = Pick<FilePlan, 'edits' | 'saved' | 'tokens'>;

/** What minimising a workspace would save. @param plans of all files, also those in which there is nothing to save */
export function planText(plans: readonly Planned[]): string {
  const savable = plans.filter(it => it.edits.length > 0).length;
  const { tokens, ...rest } = total(plans.map(it => it.saved));
  const of = grouped(plans.reduce((sum, it) => sum + it.tokens, 0));
  const money = worthText({ tokens, ...rest }).replace(/^[^,]*/, '');
  const each = money.includes('calls') ? ' of each prompt' : '';
  return `Minimising ${grouped(savable)} of ${counted(plans.length, 'file')} saves ${grouped(tokens)} of ${of} tokens${money}${each}.`;
}

/** What became of it: each sentence only where it tells something. */
export function doneText(outcomes: readonly { readonly plan: Planned; readonly outcome: Outcome }[]): string {
  const of = (...kinds: readonly Outcome[]) => outcomes.filter(it => kinds.includes(it.outcome));
  const done = of('saved', 'unsaved');
  const [unsaved, changed, failed] = [of('unsaved').length, of('changed').length, of('failed').length];
  return [
    done.length === 0
      ? 'No file was minimised.'
      : `${counted(done.length, 'file')} minimised: ${worthText(total(done.map(it => it.plan.saved)))} saved. Undo takes each file back by itself.`,
    ...(unsaved > 0
      ? [
          `${counted(unsaved, 'file')} ${unsaved === 1 ? 'is' : 'are'} changed in the editor and not saved yet.`,
        ]
      : []),
    ...(changed > 0
      ? [`${counted(changed, 'file')} changed meanwhile and ${changed === 1 ? 'was' : 'were'} left alone.`]
      : []),
    ...(failed > 0 ? [`${counted(failed, 'file')} could not be changed; the log says why.`] : []),
  ].join(' ');
}
