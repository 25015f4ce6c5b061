import { Disposable, type Uri, workspace } from 'vscode';

/**
 * Tells of files of the workspace that come, change or go, gathered for `restMs` milliseconds from the first on: a save
 * is told twice, a checkout touches many.
 */
export function watchFiles(restMs: number, tell: (touched: readonly Uri[]) => void): Disposable {
  const watcher = workspace.createFileSystemWatcher('**/*');
  const touched = new Map<string, Uri>();
  let timer: NodeJS.Timeout | undefined;
  const touch = (uri: Uri) => {
    touched.set(uri.toString(), uri);
    timer ??= setTimeout(() => {
      timer = undefined;
      const all = [...touched.values()];
      touched.clear();
      tell(all);
    }, restMs);
  };
  return Disposable.from(
    watcher,
    watcher.onDidChange(touch),
    watcher.onDidCreate(touch),
    watcher.onDidDelete(touch),
    new Disposable(() => clearTimeout(timer)),
  );
}
