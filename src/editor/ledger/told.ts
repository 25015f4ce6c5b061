import { type Disposable, window } from 'vscode';
import { type Ledger, type LedgerNotice, type LedgerOptions, openLedger } from '../../ledger';

/**
 * Opens the ledger; disposing of it closes it.
 * @param notices takes what the user must be told of it, which is shown at once, for the panel to show as well
 */
export function openTold(
  options: Omit<LedgerOptions, 'onNotice'>,
  notices: LedgerNotice[],
): Ledger & Disposable {
  const ledger = openLedger({
    ...options,
    onNotice: notice => {
      notices.push(notice);
      void window.showWarningMessage(notice.message);
    },
  });
  return { ...ledger, dispose: () => void ledger.close() };
}
