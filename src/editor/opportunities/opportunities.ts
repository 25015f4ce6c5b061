import { type Disposable, EventEmitter, Disposable as Parts, type Uri, workspace } from 'vscode';
import { type Finding, type Opportunity, opportunitiesOf } from '../../findings';
import { isSeveral, type Row, type TrialVerdict } from '../../ledger';
import { cited } from '../../trials';
import { type Booking, bookingOf, placeOfFile } from '../ledger/booking';
import { fileOf } from '../panel/open';
import type { Rooms } from '../rooms';
import { driftedIn } from '../trials/drifted';
import { standingOf } from '../trials/standing';
import { spendDays } from '../words/spent';
import { ClosedFiles, type Judged } from './closedFiles';

/** Prompts looked at, the dearest: what is saved on the others is small. */
const mostPrompts = 20;

/**
 * What a finding would have saved on the calls of the last 30 days, and where it stands. Routed answers that have fallen
 * behind are among them, with a worth of 0: they are no saving, but what savings have cost.
 */
export type PlacedOpportunity = Opportunity & Booking & { readonly uri: string; readonly index: number };

type OpportunityRooms = Pick<
  Rooms,
  | 'documents'
  | 'dismissals'
  | 'learning'
  | 'ledger'
  | 'log'
  | 'prices'
  | 'reader'
  | 'watching'
  | 'workspacePrompts'
>;

/**
 * What the findings on the dearest prompts would have saved on the calls they had, as last worked out: asking never
 * waits. It is worked out anew when it is asked for after something has changed; so nothing is done while nobody looks.
 */
export class Opportunities implements Disposable {
  readonly #rooms: OpportunityRooms;
  readonly #closed: ClosedFiles;
  readonly #changed = new EventEmitter<void>();
  readonly #parts: Disposable;
  #found: readonly PlacedOpportunity[] = [];
  #isOld = true;
  #working = false;
  /** There are others than before. */
  readonly onDidChange = this.#changed.event;

  constructor(rooms: OpportunityRooms) {
    this.#rooms = rooms;
    this.#closed = new ClosedFiles(rooms);
    const old = () => {
      this.#isOld = true;
    };
    this.#parts = Parts.from(
      this.#changed,
      { dispose: rooms.ledger.onChange(old) },
      rooms.documents.onDidChange(old),
      rooms.watching.onDidChange(() => {
        old();
        this.#changed.fire();
      }),
      rooms.dismissals.onDidChange(() => {
        old();
        this.#changed.fire();
      }),
      workspace.onDidChangeConfiguration(change => {
        if (!change.affectsConfiguration('promptmeter')) return;
        this.#closed.forget();
        old();
      }),
    );
  }

  /** The most first. */
  get found(): readonly PlacedOpportunity[] {
    if (this.#isOld && !this.#working) void this.#work();
    return this.#found;
  }

  dispose(): void {
    this.#parts.dispose();
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      this.#isOld = false;
      const { byPrompt } = await this.#rooms.ledger.report({ days: spendDays });
      const found: PlacedOpportunity[] = [];
      const rows = byPrompt.filter(it => it.prompt !== '' && !isSeveral(it.prompt));
      for (const [rank, row] of rows.entries())
        if (rank < mostPrompts || this.#hasDrifted(row)) found.push(...(await this.#of(row)));
      found.sort((a, b) => b.worthNano - a.worthNano);
      const isOther = JSON.stringify(found) !== JSON.stringify(this.#found);
      this.#found = found;
      if (isOther) this.#changed.fire();
    } catch (error) {
      this.#rooms.log.warn('What findings would have saved could not be worked out.', error as Error);
    } finally {
      this.#working = false;
    }
  }

  /** Those of one prompt; none when its file is gone, elsewhere, or holds it no more. */
  async #of(row: Row & Booking): Promise<readonly PlacedOpportunity[]> {
    const { workspace, prompt } = row;
    const uri = await fileOf({ workspace, prompt });
    if (typeof uri === 'string') return [];
    const judged = await this.#judged(uri);
    const index =
      judged?.file.prompts.findIndex(it => bookingOf(uri, judged.file, it).prompt === prompt) ?? -1;
    if (!judged || index < 0) return [];
    const isWanted = (it: Finding) => it.index === index && !this.#rooms.dismissals.has(uri, it);
    const place = { workspace, prompt, uri: uri.toString(), index };
    const { prompts } = judged.file;
    const verdicts = await this.#verdictsOn(row, placeOfFile(uri).path, judged, index);
    const savings = judged.found
      .filter(isWanted)
      .flatMap(it => cited(it, verdicts, this.#rooms.prices) ?? []);
    const drifted = driftedIn(this.#rooms, uri, { prompts, textOf: () => judged.text }).filter(isWanted);
    return [
      ...drifted.map(it => ({ ...it, calls: row.calls, worthNano: 0, ...place })),
      ...opportunitiesOf(savings, row.calls).map(it => ({
        ...it,
        // A finding expects answers of some length, and these calls may have had shorter ones.
        worthNano: Math.min(it.worthNano, row.costNano),
        ...place,
      })),
    ];
  }

  /** What tests came to that still stand. */
  async #verdictsOn(
    { workspace, prompt }: Booking,
    path: string,
    judged: Judged,
    index: number,
  ): Promise<readonly TrialVerdict[]> {
    const known = await this.#rooms.ledger.verdicts(workspace, path);
    const its = known.filter(it => it.prompt === prompt);
    return standingOf(its, judged, index, this.#rooms.prices);
  }

  #hasDrifted({ workspace, prompt }: Booking): boolean {
    return this.#rooms.watching.within(workspace).some(it => it.hasDrifted && it.prompt === prompt);
  }

  /** As it stands in its editor, else on disk. */
  async #judged(uri: Uri): Promise<Judged | undefined> {
    const open = workspace.textDocuments.find(it => it.uri.toString() === uri.toString());
    const reading = open && (await this.#rooms.documents.current(open));
    if (!open || !reading) return this.#closed.judged(uri);
    return { ...reading, text: open.getText(), found: await reading.findings() };
  }
}
