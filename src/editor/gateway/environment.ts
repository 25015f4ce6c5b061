import {
  type DebugConfiguration,
  type Disposable,
  debug,
  type ExtensionContext,
  MarkdownString,
} from 'vscode';
import { placeholderKey } from '../../gateway';

/** What makes programs use the gateway, by the names under which their clients look for it. */
export type Variables = Readonly<Record<string, string>>;

/** A gateway that programs can be led to. */
interface Leading {
  readonly url: string;
  readonly token: string;
  /** Where the gateway has a key, or none is needed; elsewhere programs give their own. */
  readonly needsNoKey: { readonly openai: boolean; readonly anthropic: boolean };
}

/**
 * The variables that lead the clients of OpenAI and Anthropic to a gateway. The token is in the base URL, so that a
 * program's own key goes on as it is; where it needs none, a placeholder stands for it.
 */
export function variablesFor({ url, token, needsNoKey }: Leading): Variables {
  const base = `${url}/t/${token}`;
  return {
    OPENAI_BASE_URL: `${base}/v1`,
    ANTHROPIC_BASE_URL: base,
    ...(needsNoKey.openai && { OPENAI_API_KEY: placeholderKey }),
    ...(needsNoKey.anthropic && { ANTHROPIC_API_KEY: placeholderKey }),
  };
}

/** Puts variables into the workspace's terminals, those opened from now on; VS Code keeps them over a reload. */
export function putIntoTerminals(
  { environmentVariableCollection: collection }: Pick<ExtensionContext, 'environmentVariableCollection'>,
  variables: Variables,
): void {
  collection.clear();
  collection.persistent = true;
  collection.description = new MarkdownString(
    'What programs ask of OpenAI and Anthropic goes through Promptmeter’s gateway on this machine, and is metered. ' +
      'Run *Promptmeter: Stop Metering This Workspace* to take it out again.',
  );
  for (const [name, value] of Object.entries(variables)) collection.replace(name, value);
}

export function takeOutOfTerminals({
  environmentVariableCollection: collection,
}: Pick<ExtensionContext, 'environmentVariableCollection'>): void {
  collection.clear();
}

/** Debuggers whose configurations hold the program's variables in `env`. */
const withEnv = ['node', 'pwa-node', 'node-terminal', 'bun', 'deno', 'python', 'debugpy', 'go'];

/**
 * Puts variables into debug sessions that are started; what a configuration sets itself stays.
 * @param variables what to put in now; nothing while the workspace is not metered
 */
export function putIntoDebugging(variables: () => Variables | undefined): Disposable {
  return debug.registerDebugConfigurationProvider('*', {
    resolveDebugConfigurationWithSubstitutedVariables(_, configuration: DebugConfiguration) {
      const now = variables();
      if (!now || !withEnv.includes(configuration.type) || configuration.request !== 'launch')
        return configuration;
      return { ...configuration, env: { ...now, ...configuration.env } };
    },
  });
}
