import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { InHost } from './bridge.mts';
import type { Code } from './session.mts';

/** Waits for a notification that says `text`, wherever it was put away. @returns it */
export async function told(
  { page, inHost }: Pick<Code, 'page' | 'inHost'>,
  text: string | RegExp,
): Promise<Locator> {
  const item = page.locator('.notifications-center .notification-list-item', { hasText: text }).first();
  await expect
    .poll(
      async () => {
        await inHost(vscode => vscode.commands.executeCommand('notifications.showList'));
        return item.isVisible();
      },
      { interval: 500 },
    )
    .toBe(true);
  return item;
}

/** Takes all notifications away. */
export async function clearNotifications(inHost: InHost): Promise<void> {
  await inHost(vscode => vscode.commands.executeCommand('notifications.clearAll'));
}
