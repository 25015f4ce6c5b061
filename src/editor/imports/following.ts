import { Disposable, workspace } from 'vscode';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { reportLines } from './words';

/** While the setting asks for it, what other tools log is imported as they log it, in a thread of its own. */
export function registerFollowing(rooms: Rooms): Disposable {
  let following: AbortController | undefined;

  function stop(): void {
    following?.abort(new Error('No longer followed.'));
    following = undefined;
  }

  function follow(): void {
    const wanted = readSettings()['import.follow'];
    if (!wanted) stop();
    if (!wanted || following) return;
    const started = new AbortController();
    following = started;
    rooms.imports
      .run(
        { kind: 'follow' },
        message => {
          if (message.kind === 'failed')
            rooms.log.error(`Usage logs are no longer followed: ${message.message}`);
          if (message.kind !== 'imported') return;
          for (const line of reportLines({ ...message.imported, source: message.source }))
            rooms.log.info(line);
        },
        started.signal,
      )
      .catch(error => {
        if (!started.signal.aborted) rooms.log.error('Usage logs are no longer followed.', error);
      });
  }

  follow();
  return Disposable.from(
    workspace.onDidChangeConfiguration(change => {
      // What is read from now on is matched, or no longer.
      if (change.affectsConfiguration('promptmeter.import.matchPrompts')) stop();
      if (change.affectsConfiguration('promptmeter.import')) follow();
    }),
    new Disposable(stop),
  );
}
