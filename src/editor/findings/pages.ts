import { Uri } from 'vscode';
import type { Finding } from '../../findings';

/** What a finding is called in the editor, where it has a page of that name: its reason, where that says more. */
type Topic = Finding['code'] | NonNullable<Finding['reason']>;

export function topicOf({ reason, code }: Pick<Finding, 'reason' | 'code'>): Topic {
  return reason ?? code;
}

/**
 * The link on a finding's code: a page that is part of the extension, so that it can be read without a network. It
 * opens as text, since VS Code follows no commands from there.
 */
export function pageOf(extension: Uri, topic: Topic): Uri {
  return Uri.joinPath(extension, 'media', 'findings', `${topic}.md`);
}
