import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { cached } from './cache.mts';
import { npm } from './npm.mts';

/** What a window is opened at. */
export const windowSize = { width: 1280, height: 800 };

interface Executable {
  readonly executablePath?: string;
  readonly channel?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * A browser without a window, for the server build of VS Code. On Linux x64 it comes from npm with the libraries a
 * bare machine lacks; elsewhere, or where CHROME_PATH names one, it is an installed Chrome, Chromium or Edge.
 * @param profile a folder, which is not there yet or a former browser's
 * @param debuggingPort where the DevTools protocol is to be served, on loopback
 */
export async function launchBrowser(
  profile: string,
  debuggingPort: number | undefined,
): Promise<BrowserContext> {
  const { env, ...executable } = await findBrowser();
  return chromium.launchPersistentContext(profile, {
    ...executable,
    env: { ...process.env, ...env },
    viewport: windowSize,
    chromiumSandbox: false,
    args: [
      ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
      ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
    ],
  });
}

/** Takes away what a page at this address left behind, but for what the browser compiled of it. */
export async function forget(page: Page, url: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
  await devTools.detach();
}

/** Unpacks the browser from npm if it is the one to use and not unpacked yet: about 5 s and 250 MB. */
export async function findBrowser(): Promise<Executable> {
  if (process.env.CHROME_PATH) return { executablePath: process.env.CHROME_PATH };
  if (process.platform !== 'linux' || process.arch !== 'x64') return installedBrowser();

  const home = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const { version } = createRequire(import.meta.url)(join(home, 'package.json'));
  const folder = await cached(`chromium-${version}`, part => unpack(join(home, 'bin'), part));
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

async function unpack(packs: string, folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder; // where `inflate` unpacks to
  try {
    for (const pack of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(join(packs, pack));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  // Its fonts have no fixed width, which an editor needs, and its configuration names folders of AWS Lambda only.
  await writeFile(join(folder, 'fonts/package.json'), '{ "private": true }\n');
  await npm(join(folder, 'fonts'), 'install', 'dejavu-fonts-ttf@2.37.3');
  await writeFile(join(folder, 'fonts/fonts.conf'), fontConfiguration);
}

const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir prefix="relative">node_modules/dejavu-fonts-ttf/ttf</dir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

function installedBrowser(): Executable {
  const chromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'];
  const executablePath = chromiums.find(path => existsSync(path));
  if (executablePath) return { executablePath };
  return { channel: process.platform === 'win32' ? 'msedge' : 'chrome' };
}
