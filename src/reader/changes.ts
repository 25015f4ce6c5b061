import type { TextChange } from '../tokens';

/**
 * The text after the changes of one event. They are made in the order given, each in the text the one before it left:
 * VS Code lists an edit's last place first, so that none moves another.
 */
export function changed(text: string, changes: readonly TextChange[]): string {
  if (!runsBackwards(changes)) return changes.reduce((so, change) => changed(so, [change]), text);
  // One copy of the text, however many places "Replace All" changes.
  const pieces: string[] = [];
  let end = text.length;
  for (const { rangeOffset, rangeLength, text: inserted } of changes) {
    pieces.push(text.slice(rangeOffset + rangeLength, end), inserted);
    end = rangeOffset;
  }
  pieces.push(text.slice(0, end));
  return pieces.reverse().join('');
}

function runsBackwards(changes: readonly TextChange[]): boolean {
  return changes.every((change, index) => {
    const before = changes[index - 1];
    return !before || change.rangeOffset + change.rangeLength <= before.rangeOffset;
  });
}
