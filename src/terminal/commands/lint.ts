import { counter, estimate, estimateDefaults } from '../../estimate';
import { type Finding, findings } from '../../findings';
import { minimise } from '../../minimise';
import type { Command, Rooms } from '../command';
import { lineOf } from '../lines';
import { promptFileOptions, type ReadFile, readPromptFiles } from '../promptFiles';

/** What is worth doing about the prompts, for people and for CI. */
export const lint: Command = {
  name: 'lint',
  usage: 'PATH...',
  summary: 'findings; exits 1 when one is a warning or an error',
  options: promptFileOptions,
  async run(given, rooms) {
    const { files, complaints } = await readPromptFiles(given, rooms);
    const found = files.flatMap(file => findIn(file, rooms).map(finding => ({ file, finding })));
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

function findIn({ text, file }: ReadFile, rooms: Rooms): readonly Finding[] {
  const estimates = file.prompts.map(prompt => estimate(prompt, estimateDefaults, rooms));
  const savings = file.prompts.map((prompt, index) => {
    const { before, after } = minimise(text, [prompt], counter(estimates[index]?.model, rooms.tokens));
    return { tokens: before - after };
  });
  return findings({ file, text, estimates, savings }, {}, rooms);
}

/** `path:line: severity: message (code)`, which editors and CI know how to link. */
function line({ path, text }: ReadFile, { start, severity, message, code }: Finding): string {
  return `${path}:${lineOf(text, start)}: ${severity}: ${message} (${code})`;
}
