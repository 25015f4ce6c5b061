import { type LanguageModelChat, lm, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Relay } from '../../calls';
import type { Target } from '../documents/target';
import { readSettings } from '../settings';
import { chatName, relayTo } from './chat';

/** Who rewrites: a chat model of VS Code, or one at the endpoint that prompts are run on. */
export interface Writer {
  /** The name it is priced and booked by. */
  readonly model: string;
  /** Absent for a model at the endpoint. */
  readonly relay?: Relay;
}

/** Asks who is to rewrite a prompt; `undefined` when the user cancels. @param named skips the question */
export async function chooseWriter(
  { document, prompt, estimate }: Target,
  named?: string,
): Promise<Writer | undefined> {
  const chats = await chatModels();
  if (named !== undefined) {
    const chat = chats.find(it => chatName(it) === named);
    return chat ? writerOf(chat) : { model: named };
  }
  const { baseUrl, defaultModel } = readSettings(document.uri);
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
  const own = [...new Set([estimate.modelName, defaultModel])];
  type Item = QuickPickItem & { readonly writer?: Writer };
  const group = (label: string): Item => ({ label, kind: QuickPickItemKind.Separator });
  const items: Item[] = [
    ...(chats.length > 0 ? [group('Chat models of VS Code')] : []),
    ...chats.map(it => ({ label: it.name, description: it.vendor, writer: writerOf(it) })),
    group(`At ${host}`),
    ...own.map(model => ({
      label: model,
      description: model === estimate.modelName ? 'the prompt’s own model' : 'the default model',
      writer: { model },
    })),
    { label: '$(edit) Another model…' },
  ];
  const title = `Rewrite ${prompt.name}`;
  const chosen = await window.showQuickPick(items, { title, placeHolder: 'Which model rewrites it?' });
  if (!chosen || chosen.writer) return chosen?.writer;
  const model = await window.showInputBox({ title, prompt: `The name of a model at ${host}` });
  return model?.trim() ? { model: model.trim() } : undefined;
}

const writerOf = (chat: LanguageModelChat): Writer => ({ model: chatName(chat), relay: relayTo(chat) });

/** None where this VS Code has no chat, or nobody has signed in to one. */
async function chatModels(): Promise<readonly LanguageModelChat[]> {
  return (await lm?.selectChatModels?.().then(undefined, () => [])) ?? [];
}
