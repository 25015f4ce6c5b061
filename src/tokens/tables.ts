/** What the counter needs to know of one encoding. Made by `disk/`; only `tokens/` looks inside. */
export interface Tables {
  readonly pattern: string;
  readonly ranks: string;
}
