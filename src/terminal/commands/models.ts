import { type Command, Misuse } from '../command';
import { table, thousands } from '../table';

/** Every model with a price. */
export const models: Command = {
  name: 'models',
  usage: '[--filter TEXT]',
  summary: 'models with their prices',
  options: { filter: { type: 'string' } },
  async run(given, { prices }) {
    if (given.paths.length > 0) throw new Misuse('models takes no path; narrow the list with --filter TEXT.');
    const filter = given.text('filter')?.toLowerCase() ?? '';
    const found = prices
      .all()
      .filter(model => `${model.provider}/${model.id} ${model.name}`.toLowerCase().includes(filter));
    const rows = found.map(model => [
      `${model.provider}/${model.id}`,
      perMillion(model.inputNanoPerToken),
      perMillion(model.outputNanoPerToken),
      model.contextWindow === undefined ? '' : thousands(model.contextWindow),
    ]);
    return {
      json: { pricedAsOf: prices.pricedAsOf, models: found },
      text: `${table(['model', '$/M input', '$/M output', 'context'], rows)}\n\nPriced as of ${prices.pricedAsOf}.`,
      exit: 0,
    };
  },
};

/** Nano-dollars a token -> dollars a million tokens. */
function perMillion(nanoPerToken: number): string {
  return String(Number((nanoPerToken / 1000).toPrecision(6)));
}
