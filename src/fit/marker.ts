/** Stands where something was left out, when the note about it stands further down. */
export const gapMark = '[...]';

/** The note that stands where something was left out, and tells how much it was with all other gaps. */
export function note(tokens: number): string {
  return `[... ${tokens} ${tokens === 1 ? 'token' : 'tokens'} left out ...]`;
}
