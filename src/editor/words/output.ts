import type { Calibration, OutputEstimate } from '../../estimate';
import type { TokenCount } from '../../tokens';
import { counted, grouped } from './cost';

type From = OutputEstimate['from'];

/** How the expected output is to be taken, in front of its figure. */
export const outputAdverbs: Readonly<Record<From, string>> = {
  request: '',
  'prompt-history': 'typical',
  'model-history': 'typical',
  limit: 'up to',
  model: 'up to',
  setting: 'assumed',
};

/** Where the figures for output come from, as a sentence in Markdown. */
export function outputText(output: OutputEstimate): string {
  switch (output.from) {
    case 'prompt-history':
      return historyText(output, 'of this prompt on this model');
    case 'model-history':
      return historyText(output, 'for this type of task on this model');
    case 'limit':
      return 'Output: the limit the file sets.';
    case 'model':
      return 'Output: the most the model can answer.';
    case 'setting':
      return 'Output: assumed by the setting `promptmeter.expectedOutputTokens`, and not bounded by it.';
    case 'request':
      return 'Output: as asked for.';
  }
}

/** `Output: 120–480 tokens, p10 to p90 of 36 calls of this prompt on this model; p50 is 210.` */
function historyText({ low, expected, high, samples, sample }: OutputEstimate, of: string): string {
  const range = low === high ? counted(high, 'token') : `${grouped(low)}–${counted(high, 'token')}`;
  return `Output: ${range}, p10 to p90 of ${counted(samples, sample ? 'sample call' : 'call')} ${of}; p50 is ${grouped(expected)}.`;
}

/** What bills of past calls say: of an estimate how it was corrected, of an exact count that something is missing in it. */
export function calibrationText({ calls, ratio }: Calibration, { basis }: TokenCount): string {
  const times = ratio.toFixed(2);
  return basis === 'estimate'
    ? `calibrated on ${grouped(calls)} of your calls: they were billed ${times} times what the kind of text lets expect.`
    : `${grouped(calls)} of your calls were billed ${times} times what was counted: something else is sent along with them.`;
}
