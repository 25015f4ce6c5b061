import { expect } from 'vitest';
import type { Code } from './session.mts';

/** By what it is called here: its name in the settings, and what the workbench and the pages within it call its kind. */
const themes = {
  dark: ['Default Dark Modern', 'vs-dark', 'vscode-dark'],
  light: ['Default Light Modern', 'vs', 'vscode-light'],
  contrast: ['Default High Contrast', 'hc-black', 'vscode-high-contrast'],
  'contrast-light': ['Default High Contrast Light', 'hc-light', 'vscode-high-contrast-light'],
} as const;

/** Shows the window in a theme, and waits until the workbench and the pages within it have taken it on. */
export async function showTheme(
  { page, settings }: Pick<Code, 'page' | 'settings'>,
  theme: keyof typeof themes,
): Promise<void> {
  const [name, ofWorkbench, ofPages] = themes[theme];
  await settings({ 'workbench.colorTheme': name });
  await page.locator(`.monaco-workbench.${ofWorkbench}`).waitFor();
  for (const it of await page.locator('iframe.webview.ready:visible').all()) {
    const body = it.contentFrame().locator('#active-frame').contentFrame().locator('body');
    await expect.poll(async () => (await body.getAttribute('class'))?.split(' ')).toContain(ofPages);
  }
}
