/** What a prompt asks for. */
export type TaskType =
  | 'classification'
  | 'extraction'
  | 'validation'
  | 'summarisation'
  | 'translation'
  | 'rewriting'
  | 'analysis'
  | 'generation'
  | 'coding'
  | 'troubleshooting'
  | 'reasoning'
  | 'chat';

export type Complexity = 'low' | 'medium' | 'high';

export interface Task {
  readonly type: TaskType;
  /** How clearly the text says so: `unsure` never leads to a suggestion. Not a probability. */
  readonly confidence: 'clear' | 'likely' | 'unsure';
}

export interface Suggestion {
  /** Catalogue id of the cheaper model. */
  readonly model: string;
  readonly provider: string;
  /** Share of this prompt's cost per call that it saves, 0 to 1. */
  readonly savingRatio: number;
  readonly savingNano: number;
  /** One sentence for the user, with its evidence; claims no certainty. */
  readonly reason: string;
}

export interface Route {
  readonly task: Task;
  readonly complexity: Complexity;
  /** The model the prompt is on now, as written. */
  readonly model: string;
  readonly suggestion: Suggestion | null;
}

export interface RouteOptions {
  /** Smallest share of the cost worth suggesting; default 0.2. */
  readonly minimumSaving?: number;
}
