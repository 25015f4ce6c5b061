import { commands, Disposable, type Event, type SecretStorage, window } from 'vscode';
import type { KeySource } from '../../../media/view';
import { commandIds } from '../commands';
import { readSettings } from '../settings';

/** An API key, and where it comes from. Keys are never logged. */
export interface ApiKey {
  readonly key: string;
  readonly from: Exclude<KeySource, 'none'>;
}

/** The variables of the environment that say how OpenAI-compatible servers are called. */
export interface Environment {
  readonly OPENAI_API_KEY?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
  readonly ANTHROPIC_API_KEY?: string | undefined;
}

/**
 * The API keys that prompts are run with. Each server (the origin of its base URL) has its own in VS Code's secret
 * storage, so that a workspace that sets another base URL is not given the key of the first one. While none is
 * stored, the environment's key serves the environment's server and those on this machine; the latter do without, too.
 */
export class ApiKeys {
  readonly #secrets: SecretStorage;
  readonly #environment: Environment;
  /** A key was stored or forgotten, here or in another window. */
  readonly onDidChange: Event<unknown>;

  constructor(secrets: SecretStorage, environment: Environment) {
    this.#secrets = secrets;
    this.#environment = environment;
    this.onDidChange = secrets.onDidChange;
  }

  /** The key for the server at `baseUrl`; `undefined` when it needs one and there is none. */
  async find(baseUrl: string): Promise<ApiKey | undefined> {
    const stored = await this.#secrets.get(secretName(baseUrl));
    if (stored) return { key: stored, from: 'stored' };
    const { ANTHROPIC_API_KEY: anthropicKey } = this.#environment;
    if (anthropicKey && serverOf(baseUrl) === 'https://api.anthropic.com') {
      return { key: anthropicKey, from: 'environment' };
    }
    const local = isLoopback(baseUrl);
    const { OPENAI_API_KEY: key, OPENAI_BASE_URL: home = 'https://api.openai.com/v1' } = this.#environment;
    if (key && (local || serverOf(baseUrl) === serverOf(home))) return { key, from: 'environment' };
    return local ? { key: '', from: 'unneeded' } : undefined;
  }

  /** The key for the server at `baseUrl`, asked for where there is none; `undefined` when the user cancels. */
  async findOrAsk(baseUrl: string): Promise<ApiKey | undefined> {
    return (await this.find(baseUrl)) ?? this.ask(baseUrl);
  }

  /** Asks for the key of the server at `baseUrl` and stores it; `undefined` when the user cancels. */
  async ask(baseUrl: string): Promise<ApiKey | undefined> {
    const key = await window.showInputBox({
      title: `API key for ${serverOf(baseUrl)}`,
      prompt: 'Kept in VS Code’s secret storage and sent to this server alone.',
      password: true,
      ignoreFocusOut: true,
      validateInput: text =>
        /^\s*[\x21-\x7e]*\s*$/.test(text) ? undefined : 'A key is one word of letters, digits and signs.',
    });
    if (!key?.trim()) return undefined;
    await this.#secrets.store(secretName(baseUrl), key.trim());
    return { key: key.trim(), from: 'stored' };
  }

  async forget(baseUrl: string): Promise<void> {
    await this.#secrets.delete(secretName(baseUrl));
  }
}

/** "Set API Key" and "Forget API Key", for the server of the base URL in force. */
export function registerKey({ keys }: { readonly keys: ApiKeys }): Disposable {
  return Disposable.from(
    commands.registerCommand(commandIds.setApiKey, async () => {
      const { baseUrl } = readSettings();
      if (await keys.ask(baseUrl)) tell(`The API key for ${serverOf(baseUrl)} is stored.`);
    }),
    commands.registerCommand(commandIds.clearApiKey, async () => {
      const { baseUrl } = readSettings();
      await keys.forget(baseUrl);
      const left = (await keys.find(baseUrl))?.from === 'environment';
      const but = left ? ' The one in the environment variable OPENAI_API_KEY is used from now on.' : '';
      tell(`The API key for ${serverOf(baseUrl)} is forgotten.${but}`);
    }),
  );
}

/** `https://api.openai.com`; a base URL that is none stands for itself. */
function serverOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : baseUrl;
}

function isLoopback(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(baseUrl).hostname);
}

const secretName = (baseUrl: string) => `apiKey ${serverOf(baseUrl)}`;

const tell = (message: string) => void window.showInformationMessage(message);
