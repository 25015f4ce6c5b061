import type { Finding } from '../../findings';
import type { Command } from '../command';
import { findInAll } from '../found';
import { lineOf } from '../lines';
import { withMeasured } from '../measured';
import { readPast } from '../past';
import { promptFileOptions, type ReadFile, readPromptFiles } from '../promptFiles';
import { openRouting } from '../routing';

/** What is worth doing about the prompts, for people and for CI. */
export const lint: Command = {
  name: 'lint',
  usage: 'PATH... [--ledger DB] [--routing FILE]',
  summary: 'findings; exits 1 when one is a warning or an error',
  options: { ...promptFileOptions, ledger: { type: 'string' }, routing: { type: 'string' } },
  async run(given, rooms) {
    const { files, complaints } = await readPromptFiles(given, rooms);
    const ledgerFile = given.text('ledger');
    const pasts = await readPast(ledgerFile, files, rooms);
    const { limits } = await openRouting(given);
    const all = await findInAll(files, pasts, rooms, limits);
    const found = await withMeasured(all, files, ledgerFile, rooms);
    const failed = found.some(
      ({ finding }) => finding.severity === 'warning' || finding.severity === 'error',
    );
    return {
      json: { findings: found.map(({ file, finding }) => ({ path: file.path, ...finding })) },
      text: found.map(({ file, finding }) => line(file, finding)).join('\n'),
      complaints,
      exit: complaints.length > 0 ? 2 : failed ? 1 : 0,
    };
  },
};

/** `path:line: severity: message (code)`, which editors and CI know how to link. */
function line({ path, text }: ReadFile, { start, severity, message, code }: Finding): string {
  return `${path}:${lineOf(text, start)}: ${severity}: ${message} (${code})`;
}
