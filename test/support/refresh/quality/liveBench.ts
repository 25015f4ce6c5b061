import { makersName, type Results } from './results';

/** The tasks of each category, by LiveBench's categories_2026_01_08.json; "Agentic Coding" is no prompt's work. */
const tasks: Readonly<Record<string, readonly string[]>> = {
  reasoning: ['theory_of_mind', 'zebra_puzzle', 'spatial', 'logic_with_navigation'],
  coding: ['code_generation', 'code_completion'],
  maths: ['AMPS_Hard', 'integrals_with_game', 'math_comp', 'olympiad'],
  data: ['consecutive_events', 'tablejoin', 'tablereformat'],
  language: ['connections', 'plot_unscrambling', 'typos'],
  instructions: ['paraphrase', 'simplify', 'story_generation', 'summarize'],
};

/**
 * Means by category, 0 to 100, of every model that is known; of one that was run at several efforts, those of the run
 * with the best overall mean.
 */
export function liveBench(csv: string): Results {
  const [head = '', ...lines] = csv.trim().split('\n');
  const columns = head.split(',');
  const results = new Map<string, Readonly<Record<string, number>>>();
  for (const line of lines) {
    const [row = '', ...cells] = line.split(',');
    const name = makersName(row);
    if (!name) continue;
    const score = (task: string) => Number(cells[columns.indexOf(task) - 1]);
    const means = Object.fromEntries(
      Object.entries(tasks).map(([category, names]) => [category, round(mean(names.map(score)))]),
    );
    const best = results.get(name);
    if (!best || mean(Object.values(means)) > mean(Object.values(best))) results.set(name, means);
  }
  return results;
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const round = (value: number) => Math.round(value * 10) / 10;
