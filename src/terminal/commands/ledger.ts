import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { endings, isDay, isEnding, type Ledger, type Selection } from '../../ledger';
import { formatNano } from '../../prices';
import { type Arguments, type Command, Misuse, type Outcome } from '../command';
import { ledgerFileOf } from '../ledgerFile';
import { thousands } from '../table';

type Action = (given: Arguments, ledger: Ledger) => Promise<Outcome>;

const actions: Readonly<Record<string, Action>> = {
  backup,
  restore,
  export: exportCalls,
  delete: erase,
  check,
  'drop-texts': dropTexts,
};

/** Looks after the ledger's file. What takes something away says so, and does it only with `--yes`. */
export const ledger: Command = {
  name: 'ledger',
  usage:
    'backup|restore|export FILE or delete|check|drop-texts, --ledger DB [--workspace W] [--from D] [--to D] [--search WORDS] [--status STATUS] [--keep-days N] [--yes]',
  summary:
    'back up, restore, export (.csv, .json), delete by workspace or days, check; drop-texts deletes the texts of calls alone',
  options: {
    ledger: { type: 'string' },
    workspace: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    'keep-days': { type: 'string' },
    search: { type: 'string' },
    status: { type: 'string' },
    yes: { type: 'boolean' },
  },
  async run(given, rooms) {
    const [name = ''] = given.paths;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw new Misuse(`Say what to do with the ledger: ${Object.keys(actions).join(', ')}.`);
    const file = ledgerFileOf(given);
    if (name !== 'restore' && !existsSync(file)) throw new Misuse(`There is no ledger at ${file}.`);
    const narrowing = ['search', 'status'].find(it => given.text(it) !== undefined);
    if (name !== 'export' && narrowing) throw new Misuse(`--${narrowing} is for export alone.`);
    const opened = rooms.openLedger(file);
    try {
      return await action(given, opened).catch((error: Error) => {
        throw new Misuse(error.message);
      });
    } finally {
      await opened.close();
    }
  },
};

async function backup(given: Arguments, opened: Ledger): Promise<Outcome> {
  const file = fileOf(given);
  await opened.backUp(file);
  return { json: { file }, text: `The ledger was copied to ${file}.`, exit: 0 };
}

async function restore(given: Arguments, opened: Ledger): Promise<Outcome> {
  const file = fileOf(given);
  const { rows, lastAt } = await opened.inspectBackup(file);
  const last = lastAt === null ? '' : `, the last of ${new Date(lastAt).toISOString()}`;
  const what = `${file} holds ${thousands(rows)} calls${last}.`;
  if (!given.flag('yes')) {
    return unsure(
      { rows, restored: false },
      `${what} It would take the place of the ledger, which would be kept beside it.`,
    );
  }
  const { replaced } = await opened.restore(file);
  const kept = replaced === null ? '' : ` What was there is kept as ${replaced}.`;
  return { json: { rows, restored: true, replaced }, text: `${what} It is the ledger now.${kept}`, exit: 0 };
}

async function exportCalls(given: Arguments, opened: Ledger): Promise<Outcome> {
  const file = fileOf(given);
  const format = extname(file).slice(1);
  if (format !== 'csv' && format !== 'json') throw new Misuse(`${file} should end in .csv or .json.`);
  const search = given.text('search');
  const ending = given.text('status');
  if (ending !== undefined && !isEnding(ending))
    throw new Misuse(`--status takes ${endings.join(', ')}, not "${ending}".`);
  const wanted = {
    ...selectionOf(given),
    ...(search !== undefined && { search }),
    ...(ending !== undefined && { ending }),
  };
  const calls = await opened.exportTo(file, wanted, format);
  return { json: { file, calls }, text: `${thousands(calls)} calls were written to ${file}.`, exit: 0 };
}

async function erase(given: Arguments, opened: Ledger): Promise<Outcome> {
  const selection = selectionOf(given);
  if (Object.keys(selection).length === 0) {
    throw new Misuse(
      'Say what to delete: --workspace W, --from YYYY-MM-DD, --to YYYY-MM-DD, or several of them.',
    );
  }
  const found = await opened.toErase(selection);
  const what = `${thousands(found.rows)} calls of ${thousands(found.days)} days, ${formatNano(found.costNano)} in all`;
  if (!given.flag('yes'))
    return unsure({ ...found, deleted: false }, `${what}, and their sums would be deleted.`);
  await opened.erase(selection);
  return { json: { ...found, deleted: true }, text: `${what}, and their sums were deleted.`, exit: 0 };
}

async function check(_: Arguments, opened: Ledger): Promise<Outcome> {
  const found = await opened.check();
  const text = `${thousands(found.rows)} calls, ${thousands(found.days)} days counted again: ${
    found.problems.length === 0 ? 'all is well.' : `${found.problems.length} problems.`
  }`;
  return { json: found, text, complaints: found.problems, exit: found.problems.length === 0 ? 0 : 1 };
}

async function dropTexts(given: Arguments, opened: Ledger): Promise<Outcome> {
  const days = given.whole('keep-days', 0) ?? 0;
  const which = days === 0 ? 'all calls' : `calls older than ${days} days`;
  if (!given.flag('yes'))
    return unsure(
      { deleted: false },
      `What ${which} asked and were answered would be deleted; the calls stay.`,
    );
  const texts = await opened.dropTexts(days);
  return {
    json: { texts, deleted: true },
    text: `${thousands(texts)} texts were deleted; their calls stay.`,
    exit: 0,
  };
}

const unsure = (json: object, what: string): Outcome => ({
  json,
  text: `${what} Add --yes to do it.`,
  complaints: ['Nothing was changed.'],
  exit: 1,
});

function fileOf({ paths }: Arguments): string {
  const [action, file, ...more] = paths;
  if (file === undefined || more.length > 0) throw new Misuse(`ledger ${action} takes one FILE.`);
  return resolve(file);
}

function selectionOf(given: Arguments): Selection {
  const [workspace, from, to] = ['workspace', 'from', 'to'].map(it => given.text(it));
  const wrong = [from, to].find(day => day !== undefined && !isDay(day));
  if (wrong !== undefined) throw new Misuse(`A day is written YYYY-MM-DD, not "${wrong}".`);
  return {
    ...(workspace !== undefined && { workspace }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}
