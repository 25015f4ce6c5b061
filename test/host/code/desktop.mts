import { downloadAndUnzipVSCode } from '@vscode/test-electron';

/**
 * The executable of the desktop VS Code to use: the one that VSCODE_PATH names or, with `wanted`, one that is
 * downloaded once. `undefined` means the server build.
 */
export async function desktopExecutable(wanted: boolean): Promise<string | undefined> {
  return process.env.VSCODE_PATH || (wanted ? downloadAndUnzipVSCode() : undefined);
}
