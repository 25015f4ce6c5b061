import type { Row, TrialVerdict } from '../../ledger';
import type { ScannedFile } from '../../scan';
import { verdictNote } from '../../trials';
import { grouped } from '../words/cost';
import { shortText, spentText } from '../words/spent';
import { bookedOn, dearestFirst, folderOf, matches, type Place } from './place';
import { type Found, figuresOf, findingsText, foundOf, testedText } from './words';

/** One line of the view, and those below it. Plain data: `view.ts` makes VS Code's items of it. */
export interface Node {
  readonly kind: 'always-loaded' | 'folder' | 'file' | 'prompt';
  /** The same for the same thing in every tree, so that what is unfolded stays so. */
  readonly id: string;
  readonly label: string;
  /** In a weaker colour beside the label. */
  readonly description: string;
  /** Of the line itself and of all below it. */
  readonly findings: Found;
  /** Read by screen readers, and shown on hover. */
  readonly details: string;
  readonly children: readonly Node[];
  /** What a click opens: the file, and the prompt's offset within it. */
  readonly opens?: { readonly path: string; readonly offset: number };
}

/** How the view is laid out. */
export interface Layout {
  readonly by: 'folder' | 'cost' | 'spend';
  /** Only files whose path, or prompts whose name or model, hold this; all when empty. Case does not matter. */
  readonly filter: string;
}

/** What the ledger tells of a workspace folder's prompts, each by what their calls are booked on. */
export interface Recorded {
  /** What their calls cost; looked at by spend alone. */
  readonly spent?: ReadonlyMap<string, Row> | undefined;
  /** What tests of cheaper models came to, as far as they still stand. */
  readonly tested?: ReadonlyMap<string, TrialVerdict> | undefined;
}

/**
 * The lines of the view. What is paid on every request comes first; by spend, what was paid most.
 * @param files with paths relative to their workspace folder, `/` between names
 */
export function nodesOf(
  files: readonly ScannedFile[],
  layout: Layout,
  { spent = new Map(), tested = new Map() }: Recorded = {},
): readonly Node[] {
  const filter = layout.filter.trim().toLowerCase();
  const places = files
    .flatMap(file => file.prompts.map(prompt => ({ file, prompt })))
    .filter(place => matches(place, filter))
    .map(place => ({ ...place, tested: bookedOn(place, tested) }));
  if (layout.by === 'spend') return spendNodes(places, spent);
  const always = places.filter(it => it.prompt.everyRequest);
  const called = places.filter(it => !it.prompt.alwaysLoaded);
  return [
    ...(always.length > 0 ? [alwaysLoaded(always)] : []),
    ...(layout.by === 'cost' ? called.sort(dearestFirst).map(withFolder) : folderNodes(called, '')),
  ];
}

/** All prompts in one list, always-loaded ones too: what was paid for calls, dearest first, then those without any. */
function spendNodes(places: readonly Place[], spent: ReadonlyMap<string, Row>): readonly Node[] {
  const rows = places.map(place => ({ place, row: bookedOn(place, spent) }));
  const [called, others] = [rows.filter(it => it.row), rows.filter(it => !it.row)];
  called.sort(
    (a, b) => (b.row?.costNano ?? 0) - (a.row?.costNano ?? 0) || (b.row?.calls ?? 0) - (a.row?.calls ?? 0),
  );
  return [
    ...called.map(({ place, row }) => spentNode(place, row)),
    ...others
      .map(it => it.place)
      .sort(dearestFirst)
      .map(it => spentNode(it, undefined)),
  ];
}

function spentNode(place: Place, row: Row | undefined): Node {
  const node = withFolder(place);
  if (!row) return { ...node, description: `no calls · ${node.description}` };
  const folder = folderOf(place);
  return {
    ...node,
    description: [shortText(row), ...testedText(place), ...(folder === '' ? [] : [folder])].join(' · '),
    details: `${node.details} ${spentText(row)}.`,
  };
}

/** What tools send with every request, whatever the user asks of them: a skill's description only stands for it. */
function alwaysLoaded(places: readonly Place[]): Node {
  const tokens = ({ prompt }: Place) => prompt.everyRequest?.tokens.tokens ?? 0;
  const dearest = [...places].sort((a, b) => tokens(b) - tokens(a));
  const figures = figuresOf(places, 'every request');
  return {
    kind: 'always-loaded',
    id: 'always-loaded',
    label: 'Paid on every request',
    description: figures,
    findings: foundOf(places.map(it => it.prompt)),
    details: `Files and descriptions of skills that are sent with every request: ${figures} of input.${findingsText(places)}`,
    children: dearest.map(place => alwaysNode(place)),
  };
}

function alwaysNode(place: Place): Node {
  const node = promptNode(place, 'always/');
  const description = figuresOf([place], 'every request');
  if (place.prompt.alwaysLoaded) return { ...node, description };
  return {
    ...node,
    description: `${description} · listed`,
    details: `${place.file.path}: name and description, ${description} of input; the rest is sent on use.${findingsText([place])}`,
  };
}

/** Folders, then files, in the order of their names; `above` ends in `/` or is empty. */
function folderNodes(places: readonly Place[], above: string): readonly Node[] {
  const within = new Map<string, Place[]>();
  for (const place of places) {
    const name = place.file.path.slice(above.length).split('/')[0] ?? '';
    within.set(name, within.get(name) ?? []);
    within.get(name)?.push(place);
  }
  const nodes = [...within].map(([name, its]) => {
    const isFile = its.every(it => it.file.path === above + name);
    return isFile ? fileNode(name, its) : folderNode(name, its, above);
  });
  return nodes.sort((a, b) => order(a) - order(b) || (a.label < b.label ? -1 : 1));
}

const order = (node: Node) => (node.kind === 'folder' ? 0 : 1);

function folderNode(name: string, places: readonly Place[], above: string): Node {
  const figures = figuresOf(places, 'call');
  const prompts = places.length === 1 ? '1 prompt' : `${grouped(places.length)} prompts`;
  return {
    kind: 'folder',
    id: `${above}${name}/`,
    label: name,
    description: figures,
    findings: foundOf(places.map(it => it.prompt)),
    details: `${above}${name}: ${prompts}, ${figures} for one call of each.${findingsText(places)}`,
    children: folderNodes(places, `${above}${name}/`),
  };
}

function fileNode(name: string, places: readonly Place[]): Node {
  const [first] = places;
  if (first && places.length === 1) return { ...promptNode(first, ''), kind: 'file', label: name };
  const path = first?.file.path ?? name;
  const figures = figuresOf(places, 'call');
  return {
    kind: 'file',
    id: path,
    label: name,
    description: figures,
    findings: foundOf(places.map(it => it.prompt)),
    details: `${path}: ${grouped(places.length)} prompts, ${figures} for one call of each.${findingsText(places)}`,
    children: places.map(it => promptNode(it, '')),
    opens: { path, offset: first?.prompt.start ?? 0 },
  };
}

/** @param group set before the id of a prompt that stands in the view twice */
function promptNode(place: Place, group: string): Node {
  const { file, prompt } = place;
  const several = file.prompts.length > 1;
  const figures = figuresOf([place], 'call');
  return {
    kind: 'prompt',
    id: `${group}${file.path}#${file.prompts.indexOf(prompt)}`,
    label: several ? prompt.name : (file.path.split('/').at(-1) ?? file.path),
    description: [figures, ...testedText(place)].join(' · '),
    findings: foundOf([prompt]),
    details: `${file.path}${several ? `, ${prompt.name}` : ''}: ${figures} a call on ${prompt.modelName}.${findingsText([place])}${place.tested ? ` ${verdictNote(place.tested)}` : ''}`,
    children: [],
    opens: { path: file.path, offset: prompt.start },
  };
}

/** A line of a list in which neighbours are not of one folder. */
function withFolder(place: Place): Node {
  const node = promptNode(place, '');
  const folder = folderOf(place);
  return folder === '' ? node : { ...node, description: `${node.description} · ${folder}` };
}
