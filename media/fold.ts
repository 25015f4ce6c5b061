import type { Arrangement, PageActions } from './arrangement';
import { element } from './element';

/** A part of the page that folds at its heading. */
export interface Part {
  /** Also the key its state is kept by. */
  readonly id: string;
  readonly title: string;
  /** Stands behind the title. */
  readonly remark?: string;
  /** To begin with. */
  readonly isFolded?: boolean;
  readonly class?: string;
}

/** Makes the parts of a page, each as the user left it. */
export function folder({ turned }: Pick<Arrangement, 'turned'>, { arrange }: Pick<PageActions, 'arrange'>) {
  return (
    { id, title, remark, isFolded = false, class: name = '' }: Part,
    ...children: Node[]
  ): HTMLElement => {
    const details = element('details', { class: `part ${name}`.trim(), 'data-part': id });
    details.append(
      element(
        'summary',
        { 'data-key': `part ${id}` },
        element('h2', {}, title),
        ...(remark ? [element('span', { class: 'muted' }, remark)] : []),
      ),
      ...children,
    );
    details.open = isFolded === turned.includes(id);
    details.addEventListener('toggle', () => {
      const others = turned.filter(it => it !== id);
      arrange({ turned: details.open === isFolded ? [...others, id] : others }, false);
    });
    return details;
  };
}

export type Fold = ReturnType<typeof folder>;
