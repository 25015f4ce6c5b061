import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './cache.mts';

/** The folders of one VS Code, apart from any other on the machine. */
export interface Home {
  /** A copy of the sample workspace. */
  readonly workspace: string;
  /** Settings, global storage, logs. */
  readonly userData: string;
  /** Installed extensions. */
  readonly extensions: string;
}

/** No start page, no chat, no updates, no telemetry. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
};

/** Fills `folder` with the sample workspace and with user data that holds these settings and some quietening ones. */
export async function makeHome(folder: string, settings: Readonly<Record<string, unknown>>): Promise<Home> {
  const home = {
    workspace: join(folder, 'workspace'),
    userData: join(folder, 'user'),
    extensions: join(folder, 'extensions'),
  };
  await cp(join(root, 'test/fixtures/workspace'), home.workspace, { recursive: true });
  await mkdir(join(home.userData, 'User'), { recursive: true });
  await writeFile(
    join(home.userData, 'User/settings.json'),
    JSON.stringify({ ...quiet, ...settings }, null, 2),
  );
  return home;
}
