import {
  CancellationTokenSource,
  type LanguageModelChat,
  LanguageModelChatMessage,
  LanguageModelError,
} from 'vscode';
import type { Explained, Relay } from '../../calls';

/** The name a chat model goes by in prompt files, such as `GPT-5 mini (copilot)`: own models are named so in settings. */
export const chatName = ({ name, vendor }: Pick<LanguageModelChat, 'name' | 'vendor'>): string =>
  `${name} (${vendor})`;

/** A chat model of VS Code to send messages through. It asks the user's consent at the first call. */
export function relayTo(chat: LanguageModelChat): Relay {
  return {
    name: chat.vendor,
    async stream(messages, onText, signal) {
      const source = new CancellationTokenSource();
      const cancel = () => source.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        // There is no system role: instructions go first, as the user's words.
        const sent = messages.map(({ role, text }) =>
          role === 'assistant'
            ? LanguageModelChatMessage.Assistant(text)
            : LanguageModelChatMessage.User(text),
        );
        const justification = 'To rewrite the prompt that you chose in fewer words.';
        const response = await chat.sendRequest(sent, { justification }, source.token);
        for await (const piece of response.text) {
          if (signal.aborted) break;
          onText(piece);
        }
      } finally {
        signal.removeEventListener('abort', cancel);
        source.dispose();
      }
    },
    explain: error => explain(error, chatName(chat)),
  };
}

function explain(error: unknown, name: string): Explained {
  const code = error instanceof LanguageModelError ? error.code : '';
  const detail = error instanceof Error && error.message ? { detail: error.message.slice(0, 500) } : {};
  switch (code) {
    case 'NoPermissions':
      return {
        failure: 'other',
        sentence: `VS Code was not allowed to ask ${name}. Run the command again to be asked anew.`,
      };
    case 'NotFound':
      return { failure: 'model', sentence: `${name} is no longer there. Choose another model.` };
    case 'Blocked':
      return {
        failure: 'limit',
        sentence: `${name} refused the request: its limit is used up, or it is not allowed.`,
        ...detail,
      };
    default:
      return { failure: 'other', sentence: `${name} failed to answer.`, ...detail };
  }
}
