import { estimate, estimateDefaults } from '../../estimate';
import { type Route, route as routePrompt } from '../../routing';
import { type Command, Misuse } from '../command';
import { promptFileOptions, readPromptFiles } from '../promptFiles';

/** The task a prompt sets, and a cheaper model that published results support for it. */
export const route: Command = {
  name: 'route',
  usage: 'PATH... [--model M]',
  summary: 'the kind of task, and a cheaper model that may do',
  options: { ...promptFileOptions, model: { type: 'string' } },
  async run(given, rooms) {
    const { files, complaints } = await readPromptFiles(given, rooms);
    const model = given.text('model');
    const options = { ...estimateDefaults, ...(model === undefined ? {} : { model }) };
    const results = files.flatMap(({ path, file }) =>
      file.prompts.map(prompt => ({
        path,
        prompt: prompt.name,
        ...routePrompt(prompt, estimate(prompt, options, rooms), {}, rooms),
      })),
    );
    if (files.length > 0 && results.length === 0) throw new Misuse(`${files[0]?.path} holds no prompt.`);
    const single = given.paths.length === 1 && files[0]?.named && results.length === 1;
    return {
      json: single ? results[0] : { results },
      text: results.map(line).join('\n'),
      complaints,
      exit: complaints.length > 0 ? 2 : 0,
    };
  },
};

function line({ path, task, model, suggestion }: Route & { path: string }): string {
  const kind = task.confidence === 'unsure' ? 'no clear kind of task' : task.type;
  return `${path}: ${kind} on ${model}. ${suggestion?.reason ?? 'No cheaper model is suggested.'}`;
}
