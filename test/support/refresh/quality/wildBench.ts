import { makersName, type Results } from './results';

const categories = {
  creative: 'Creative Tasks',
  information: 'Information/Advice seeking',
  planning: 'Planning & Reasoning',
  maths: 'Math & Data Analysis',
  coding: 'Coding & Debugging',
} as const;

/** Judged scores by category, 0 to 100, of every model that is known. */
export function wildBench(jsonLines: string): Results {
  const rows = jsonLines
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { model: string } & Record<string, number | string>);
  return new Map(
    rows.flatMap(row => {
      const name = makersName(row.model);
      if (!name) return [];
      const scores = Object.entries(categories).map(([category, key]) => [category, Number(row[key]) * 10]);
      return [
        [name, Object.fromEntries(scores.map(([category, score]) => [category, round(Number(score))]))],
      ];
    }),
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
