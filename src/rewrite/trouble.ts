/** Why an answer cannot be taken. */
export interface Trouble {
  /** For the user: a sentence that begins with "It". */
  readonly reason: string;
  /** The same for the model, which knows what is kept by its marks alone. */
  readonly told: string;
}

export const isTrouble = (value: object): value is Trouble => 'reason' in value;

/** A kept stretch as a sentence can hold it: on one line, at most 60 characters. */
export function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`;
}
