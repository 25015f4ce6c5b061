import type { BudgetLine, SpendView } from '../../../media/view';
import type { Tip } from '../panel/tips';

/** A line of the view. */
export interface OverviewNode {
  /** Tells it from the others, and stays while its figures change. */
  readonly id: string;
  readonly label: string;
  /** Stands behind the label, muted. */
  readonly description: string;
  readonly tooltip: string;
  /** Of VS Code's icons. */
  readonly icon: string;
  readonly tone?: 'warning' | 'error';
  /** Run by choosing it; Spend opens where there is none. */
  readonly command?: Tip['actions'][number];
  readonly children: readonly OverviewNode[];
}

/** Things worth a look that are shown; Spend has them all. */
const mostTips = 3;

/** The short form of Spend; empty while there are no calls. */
export function overviewOf(view: SpendView, tips: readonly Tip[]): readonly OverviewNode[] {
  if (view.isEmpty) return [];
  const figure = (id: 'today' | 'month', when: string, behind: string): OverviewNode[] =>
    view.periods
      .filter(it => it.id === id)
      .map(({ spent, calls, remarks }) => ({
        id,
        label: `${spent.text} ${when}`,
        description: behind || calls,
        tooltip: [`${spent.exact} ${when}, ${calls}.`, behind, ...remarks].filter(it => it !== '').join('\n'),
        icon: id === 'today' ? 'clock' : 'calendar',
        children: [],
      }));
  return [
    ...figure('today', 'today', ''),
    ...figure('month', 'this month', view.outlook),
    ...view.budgets.map(budgetNode),
    ...tips.slice(0, mostTips).map(tipNode),
    { ...plain('spend', 'Open Spend'), icon: 'graph' },
  ];
}

function budgetNode({ id, name, percent, spent, of, level, sentences }: BudgetLine): OverviewNode {
  const sum = `${spent.text} of ${of.text}`;
  return {
    // Another line once there is something below it: VS Code keeps one that had nothing folded.
    id: `budget ${id} ${sentences.length > 0 ? 'with pace' : ''}`,
    label: `${name}: ${percent}`,
    description: sum,
    tooltip: [`${name}: ${sum}, ${percent}.`, ...sentences].join('\n'),
    icon: level === 'fine' ? 'pass' : level === 'near' ? 'warning' : 'error',
    ...(level !== 'fine' && { tone: level === 'near' ? ('warning' as const) : ('error' as const) }),
    children: sentences.map((text, index) => plain(`budget ${id} ${index}`, text)),
  };
}

/** Choosing it shows the place it is about, which is the last of its actions: a remedy is not taken by a look. */
function tipNode({ id, title, text, worth, actions }: Tip): OverviewNode {
  const command = actions.at(-1);
  return {
    id: `tip ${id}`,
    label: title,
    description: worth ? `up to ${worth.text}` : '',
    tooltip: text,
    icon: 'lightbulb',
    ...(command && { command }),
    children: [],
  };
}

const plain = (id: string, label: string): OverviewNode => ({
  id,
  label,
  description: '',
  tooltip: label,
  icon: '',
  children: [],
});
