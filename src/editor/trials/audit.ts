import { commands, Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import type { RoutedCalls } from '../../ledger';
import { auditColumns, auditRow, type Watch, watchDays, watches, watchText } from '../../trials';
import { commandIds } from '../commands';
import { during } from '../ledger/asking';
import { escaped } from '../lens/breakdown';
import type { Rooms } from '../rooms';

/** "Show Routing Audit": what routing did with the calls of all workspaces, and how watched answers did, as a page. */
export function registerAudit({ ledger, log }: Rooms): Disposable {
  const uri = Uri.from({ scheme: 'promptmeter-audit', path: '/Routing audit.md' });
  const changed = new EventEmitter<Uri>();
  let page = '';
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(uri.scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => page,
    }),
    commands.registerCommand(commandIds.showRoutingAudit, async () => {
      const since = Date.now() - watchDays * 24 * 60 * 60 * 1000;
      try {
        const audit = await during('Reading what routing did', () => ledger.routingAudit({ since }));
        page = pageOf(audit.routed, watches(audit.watched));
      } catch (error) {
        log.error('The ledger could not be read.', error as Error);
        return void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
      changed.fire(uri);
      await commands.executeCommand('markdown.showPreview', uri);
    }),
  );
}

/** The audit in Markdown. */
export function pageOf(routed: readonly RoutedCalls[], watched: readonly Watch[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const calls =
    routed.length > 0
      ? [line(auditColumns), line(auditColumns.map(() => '---')), ...routed.map(it => line(auditRow(it)))]
      : [
          `No call was routed in the last ${watchDays} days. The setting \`promptmeter.routing\` says which model calls go to instead of the one they ask for.`,
        ];
  const answers =
    watched.length > 0
      ? watched.map(it => `- ${escaped(watchText(it))}${it.hasDrifted ? ': **fallen behind**' : ''}`)
      : [
          'No routed answer was watched. With `promptmeter.watchPercent` a share of routed calls is asked of the model they asked for as well.',
        ];
  return [
    '# Routing audit',
    '',
    `Calls of the last ${watchDays} days, of all workspaces.`,
    '',
    ...calls,
    '',
    '## Watched answers',
    '',
    ...answers,
    '',
  ].join('\n');
}
