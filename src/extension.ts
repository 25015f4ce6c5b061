import type { ExtensionContext } from 'vscode';

/** Called by VS Code on the first prompt file or command. */
export function activate(_context: ExtensionContext): void {}
