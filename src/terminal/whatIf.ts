import type { Scenario } from '../forecast';
import { Misuse } from './command';

/**
 * Reads `gpt-4o -> gpt-4o-mini`, `40% cached` or `3x calls`.
 * @throws Misuse when it is none of them
 */
export function readScenario(text: string): Scenario {
  const model = /^\s*(\S.*?)\s*->\s*(\S.*?)\s*$/.exec(text);
  if (model) return { kind: 'model', from: model[1]!, to: model[2]! };
  const cached = /^\s*(\d+(?:\.\d+)?)\s*% cached\s*$/.exec(text);
  if (cached && Number(cached[1]) <= 100) return { kind: 'cached', share: Number(cached[1]) / 100 };
  const calls = /^\s*(\d+(?:\.\d+)?)x calls\s*$/.exec(text);
  if (calls) return { kind: 'calls', times: Number(calls[1]) };
  throw new Misuse(`--what-if takes "MODEL -> MODEL", "40% cached" or "3x calls", not "${text}".`);
}
