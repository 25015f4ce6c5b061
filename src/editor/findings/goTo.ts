import { type Command, type Diagnostic, type TextDocument, workspace } from 'vscode';
import type { KeptCommands } from '../lightbulb/kept';

/**
 * "Go to the same paragraph in AGENTS.md": the way to the first place of a finding that is not its own; none where it
 * has none.
 */
export function goToOther(
  kept: KeptCommands,
  { uri }: TextDocument,
  { range, relatedInformation = [] }: Diagnostic,
): readonly Command[] {
  const other = relatedInformation.find(
    ({ location }) => location.uri.toString() !== uri.toString() || !location.range.isEqual(range),
  );
  if (!other) return [];
  const { message, location } = other;
  const name = message.charAt(0).toLowerCase() + message.slice(1);
  const file =
    location.uri.toString() === uri.toString() ? '' : ` in ${workspace.asRelativePath(location.uri)}`;
  return [
    kept.keep(`Go to ${name}${file}`, 'vscode.open', location.uri, {
      selection: location.range,
    }),
  ];
}
