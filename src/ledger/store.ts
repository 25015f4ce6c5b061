import type { Database } from 'better-sqlite3';
import type { Call, KeptCall } from './call';
import { lastDays } from './day';
import { setAside } from './file/aside';
import { isBusy, isDamage } from './file/code';
import { type Connection, connect } from './file/connection';
import type { Driver } from './file/driver';
import { mayWrite } from './file/file';
import { replaceMended } from './file/mend';
import { backupSentence, ReadOnly, sentence } from './file/sentence';
import { type BackupFacts, inspect, type Restored, restore } from './keep/restore';
import { type Salvage, salvage } from './keep/salvage';
import type { LedgerNotice } from './ledger';
import { type AuditQuery, type RoutingAudit, routingAudit } from './read/audit';
import { dailySpend, type SpendQuery } from './read/dailySpend';
import { type HourSpend, hourlySpend } from './read/hours';
import { type JudgedCall, judgedCalls } from './read/judged';
import { type Experience, experience, type PromptOutputs, promptOutputs } from './read/past';
import { type PromptCalls, promptCalls } from './read/promptCalls';
import type { Report, ReportQuery, Row } from './read/report';
import { report, spentOn } from './read/sums';
import { texts } from './read/texts';
import { type WatchedCall, watchedCalls } from './read/watched';
import type { CallText, KeptText, TextQuery } from './text';
import { keepVerdict, type TrialVerdict, verdicts } from './verdict';
import type { Bookkeeper, Imported } from './write/book';
import { type Mark, type Marks, marksOf } from './write/marks';
import { bringUpToDate } from './write/recent';
import { type Ceiling, type Reservation, type Reserved, releaser, reserve } from './write/reserve';
import { type CallRow, callOf, keptColumns } from './write/row';
import { inTurn, patiently } from './write/turn';

export interface StoreOptions {
  readonly driver: Driver;
  readonly file: string;
  readonly onNotice: (notice: LedgerNotice) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * The ledger's file, used synchronously by the thread that owns it. Every operation opens the file when it is not
 * open, and again when its path has come to mean another file; a damaged file is set aside on the way. What still
 * fails is thrown as a sentence for the user.
 */
export class Store {
  private connection: Connection | undefined;
  private opened = 0;
  private lastNotice = '';

  constructor(private readonly options: StoreOptions) {}

  /** Opens the file, so that the user is told early of what is wrong with it. Never throws. */
  open(): void {
    try {
      this.use(() => undefined);
    } catch {
      // The user was told; whoever records or asks is told as well.
    }
  }

  /** Returns once the calls are durable, with their texts. All of them are kept, or none. */
  record(calls: readonly Call[], texts?: readonly CallText[]): void {
    this.write((_, book) => book.keep(calls, texts));
  }

  /** As `record`, with the marks of the logs that the calls were read from; a larger call takes a smaller one's place. */
  import(calls: readonly Call[], marks?: Marks): Imported {
    return this.write((_, book) => book.keepLarger(calls, marks));
  }

  /** As `import`, but gives up at once while another process writes: then nothing is kept, and `undefined` returned. */
  importIfFree(calls: readonly Call[], marks?: Marks): Imported | undefined {
    return this.write((_, book) => {
      try {
        return book.keepLarger(calls, marks);
      } catch (error) {
        if (isBusy(error)) return undefined;
        throw error;
      }
    });
  }

  reserve(wish: Reservation, ceilings: readonly Ceiling[]): Reserved {
    return this.write(db => reserve(db, wish, ceilings, this.options.now()));
  }

  release(id: string): void {
    this.write(db => inTurn(db, releaser(db))([id]));
  }

  marks(source: string): readonly Mark[] {
    return this.use(({ db }) => marksOf(db, source));
  }

  /** What `work` reads from the ledger. */
  read<T>(work: (db: Database) => T): T {
    return this.use(({ db }) => work(db));
  }

  /** What `work` says of what it wrote, durably. It is done again when the file was another's meanwhile, or damaged. */
  write<T>(work: (db: Database, book: Bookkeeper) => T): T {
    return this.use(connection => {
      if (!connection.book) throw new ReadOnly(this.options.file);
      const done = work(connection.db, connection.book);
      // A file set aside meanwhile by another process took the calls with it: they belong into its successor.
      if (!connection.isCurrent()) throw new Replaced();
      return done;
    });
  }

  report(query: ReportQuery): Report {
    const { days = 30, skipDays = 0 } = query;
    const asked = lastDays(this.options.now(), days + skipDays).slice(0, days);
    return this.use(({ db }) => report(db, asked, query));
  }

  spentOn(workspace: string, prompt: string, days: number): Row {
    return this.use(({ db }) => spentOn(db, workspace, prompt, lastDays(this.options.now(), days)));
  }

  dailySpend(query: SpendQuery): ReturnType<typeof dailySpend> {
    return this.use(({ db }) => dailySpend(db, lastDays(this.options.now(), query.days), query));
  }

  hourlySpend(days: number, workspace?: string): readonly HourSpend[] {
    return this.use(({ db }) => hourlySpend(db, lastDays(this.options.now(), days), workspace));
  }

  calls(limit: number): readonly KeptCall[] {
    return this.use(({ db }) =>
      db
        .prepare<[number], CallRow>(
          `SELECT ${keptColumns.join(', ')} FROM call WHERE NOT aggregate ORDER BY at DESC, seq DESC LIMIT ?`,
        )
        .all(limit)
        .map(callOf),
    );
  }

  promptCalls(workspace: string, path: string, days: number): readonly PromptCalls[] {
    return this.use(({ db }) => promptCalls(db, workspace, path, lastDays(this.options.now(), days)));
  }

  promptOutputs(workspace: string, path: string): readonly PromptOutputs[] {
    return this.learnt(db => promptOutputs(db, workspace, path, this.options.now()));
  }

  texts(query: TextQuery): readonly KeptText[] {
    return this.use(({ db }) => texts(db, query));
  }

  routingAudit(query: AuditQuery): RoutingAudit {
    return this.use(({ db }) => routingAudit(db, query));
  }

  watchedCalls(query: AuditQuery): readonly WatchedCall[] {
    return this.use(({ db }) => watchedCalls(db, query));
  }

  keepVerdict(verdict: TrialVerdict): void {
    this.write(db => keepVerdict(db, verdict));
  }

  verdicts(workspace: string, path?: string): readonly TrialVerdict[] {
    return this.use(({ db }) => verdicts(db, workspace, path));
  }

  judgedCalls(task: string): readonly JudgedCall[] {
    return this.use(({ db }) => judgedCalls(db, task, this.options.now()));
  }

  experience(): Experience {
    return this.learnt(db => experience(db, this.options.now()));
  }

  /** What `work` reads of the newest calls of each kind. */
  private learnt<T>(work: (db: Database) => T): T {
    return this.use(({ db, book }) => {
      if (book) bringUpToDate(db);
      return work(db);
    });
  }

  /** What the backup at `from` holds; throws a sentence when it cannot be restored. */
  inspect(from: string): BackupFacts {
    return this.onBackup(from, () => inspect(this.options.driver, from));
  }

  /** Puts a backup in the ledger's place, and opens that. */
  restore(from: string): Restored {
    const { driver, file, now } = this.options;
    if (!mayWrite(file)) throw new ReadOnly(file);
    this.close();
    return this.onBackup(from, () => restore(driver, file, from, now()));
  }

  private onBackup<T>(from: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw backupSentence(error, from);
    }
  }

  /** Differs from the last one when another process has written since, or the file is another one. */
  version(): string {
    return this.use(({ db }) => `${this.opened} ${db.pragma('data_version', { simple: true })}`);
  }

  close(): void {
    this.connection?.close();
    this.connection = undefined;
  }

  private use<T>(work: (connection: Connection) => T): T {
    for (let triesLeft = 3; ; triesLeft--) {
      try {
        return patiently(() => work(this.current()));
      } catch (error) {
        this.recover(error, triesLeft > 1);
      }
    }
  }

  /** Makes another try worthwhile, or throws the sentence for the user. */
  private recover(error: unknown, mayTryAgain: boolean): void {
    if (!mayTryAgain || !(error instanceof Replaced || isDamage(error))) throw this.explained(error);
    this.close();
    try {
      if (isDamage(error)) this.setAside(error);
    } catch (failure) {
      throw this.explained(failure);
    }
  }

  private current(): Connection {
    const { driver, file } = this.options;
    if (this.connection && !this.connection.isCurrent()) this.close();
    if (!this.connection) {
      this.connection = connect(driver, file);
      this.opened++;
      if (this.connection.book) this.lastNotice = '';
      else this.tell({ kind: 'read-only', message: new ReadOnly(file).message });
    }
    return this.connection;
  }

  private setAside(damage: unknown): void {
    const { driver, file, now } = this.options;
    if (!mayWrite(file)) throw damage;
    const aside = setAside(driver, file, now());
    if (aside === undefined) return;
    if (replaceMended(driver, aside, file)) {
      this.tell({
        kind: 'set-aside',
        message:
          `The ledger was damaged where it says what it holds. It was set aside as ${aside}, and a copy in which that is ` +
          'put right has taken its place: no call is missing. Nothing was deleted.',
      });
      return;
    }
    const { db, book } = this.current();
    const salvaged = salvagedText(book ? salvage(driver, aside, { db, book }) : { calls: 0, lost: [] });
    this.tell({
      kind: 'set-aside',
      message:
        `The ledger was damaged. It was set aside as ${aside}, and a new one was started; ${salvaged}. Nothing was ` +
        'deleted. If there is a backup, Restore Ledger… (promptmeter ledger restore) puts it in its place.',
    });
  }

  private explained(error: unknown): Error {
    const explained = sentence(error, this.options.file);
    if (!this.connection) this.tell({ kind: 'unavailable', message: explained.message });
    return explained;
  }

  private tell(notice: LedgerNotice): void {
    if (notice.message === this.lastNotice) return;
    this.lastNotice = notice.message;
    this.options.onNotice(notice);
  }
}

function salvagedText({ calls, lost }: Salvage): string {
  if (calls === 0) return 'of its calls none could be read';
  const without = lost.length === 0 ? '' : `, without ${new Intl.ListFormat('en-GB').format(lost)}`;
  return `${calls} of its calls could be read and are in it${without}`;
}

class Replaced extends Error {}
