/** What one leaderboard said on one day. */
export interface Table {
  readonly board: 'LiveBench' | 'WildBench';
  /** `YYYY-MM-DD`, or as much as is known of it. */
  readonly date: string;
  readonly categories: readonly string[];
  readonly results: Readonly<Record<string, readonly number[]>>;
}

/**
 * What public leaderboards say of models by kind of task, newest first: 0 to 100, by the maker's name of the model and
 * in the order of the categories. LiveBench (livebench.ai): means of its tasks, each model at the effort that did best.
 * WildBench v2 (allenai/WildBench, Apache-2.0): scores given by a judge, times ten.
 * Written by `npm run refresh:quality`, never by hand.
 */
export const tables: readonly Table[] = [
  {
    board: 'LiveBench',
    date: '2026-06-25',
    categories: ['reasoning', 'coding', 'maths', 'data', 'language', 'instructions'],
    results: {
      'claude-fable-5': [87.7, 82.5, 95.7, 78.7, 89.5, 72],
      'claude-opus-4-5': [80.1, 79.7, 90.4, 74.4, 81.3, 62.5],
      'claude-opus-4-6': [88.7, 78.2, 89.3, 69.9, 83.3, 63.3],
      'claude-opus-4-7': [87.2, 82.1, 92.9, 78.3, 77.9, 66.7],
      'claude-opus-4-8': [89.7, 79.3, 95.3, 78.3, 81.4, 72.4],
      'claude-sonnet-4-6': [84.8, 79.3, 87, 77.9, 76.1, 63.2],
      'claude-sonnet-5': [88.7, 80.7, 92.9, 71.7, 75, 63.9],
      'deepseek-v4-flash': [70.6, 69.2, 79.6, 68, 70.1, 63.1],
      'deepseek-v4-pro': [82.7, 70, 90.7, 74.5, 78.1, 62.4],
      'gemini-3.1-pro-preview': [84, 76.5, 91, 78.5, 85.4, 79.1],
      'gemini-3.5-flash': [82, 78.2, 88.2, 64.9, 84.6, 75.6],
      'gpt-5.2': [83.2, 76.1, 93.2, 78.2, 79.8, 61.8],
      'gpt-5.4': [88.1, 77.5, 94.1, 79.3, 82.6, 70.2],
      'gpt-5.4-mini': [71.3, 71.6, 78.5, 70.8, 71, 59.8],
      'gpt-5.4-nano': [81.1, 70.8, 91, 67.6, 62.5, 67.2],
      'gpt-5.5': [89.7, 82.1, 95.9, 81.6, 87.4, 70.7],
    },
  },
  {
    board: 'LiveBench',
    date: '2026-01-08',
    categories: ['reasoning', 'coding', 'maths', 'data', 'language', 'instructions'],
    results: {
      'claude-haiku-4-5': [61.7, 72.8, 77.5, 59.3, 66.5, 49.8],
      'claude-opus-4-1': [72.3, 74.7, 73.2, 49, 72.8, 42.4],
      'claude-opus-4-5': [80.1, 79.7, 90.4, 74.4, 81.3, 62.5],
      'claude-sonnet-4-0': [69, 77.5, 70.5, 54.6, 72.9, 44.3],
      'claude-sonnet-4-5': [77.6, 80.4, 79.3, 57, 76.5, 53.4],
      'gemini-2.5-flash': [51.5, 67.5, 75.4, 61, 65.3, 27.7],
      'gemini-2.5-flash-lite': [36.2, 65.4, 64.9, 47.9, 52.6, 28.1],
      'gemini-2.5-pro': [70.8, 75.7, 68.3, 51.6, 75.5, 33.1],
      'gemini-3-flash-preview': [74.5, 73.9, 84.2, 74.8, 84.6, 74.9],
      'gemini-3-pro-preview': [77.4, 74.6, 81.8, 74.4, 84.6, 65.8],
      'gpt-5-mini': [68.3, 68.2, 82.2, 55.2, 75.5, 65.3],
      'gpt-5-nano': [40.3, 62.4, 68.4, 43.4, 46.8, 55.7],
      'gpt-5-pro': [81.7, 72.1, 86.2, 57, 80.7, 64],
      'gpt-5.1': [78.8, 72.5, 86.9, 69.6, 79.3, 63.9],
      'gpt-5.2': [83.2, 76.1, 93.2, 78.2, 79.8, 61.8],
    },
  },
  {
    board: 'WildBench',
    date: '2024-08',
    categories: ['creative', 'information', 'planning', 'maths', 'coding'],
    results: {
      'claude-3-5-sonnet': [77.8, 77.8, 77.8, 75.1, 78.3],
      'claude-3-haiku': [71.5, 72.7, 70.6, 65.7, 68.5],
      'claude-3-opus': [76.5, 76.7, 76.3, 73.4, 76.7],
      'claude-3-sonnet': [73.2, 73.6, 73.7, 70.3, 73],
      'gpt-4-turbo': [79.3, 78.6, 78.1, 75.5, 77.5],
      'gpt-4o-2024-05-13': [79.6, 79.3, 80.1, 78.6, 80.2],
      'gpt-4o-mini': [80, 78.7, 79.1, 77, 78.6],
    },
  },
];
