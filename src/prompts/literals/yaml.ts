import type { Scalar } from 'yaml';
import type { Literal } from '../literal';
import type { Yaml } from '../yaml';
import { blockScalar } from './block';
import { flowScalar } from './flow';

/**
 * A YAML 1.2 scalar of any style. Where its source cannot be matched to its value character by character, it is
 * one escape from end to end: it can be read, not edited. Nor can it be edited when it is taken a second time.
 */
export function yamlScalar(yaml: Yaml, node: Scalar): Literal {
  const literal = matched(yaml, node);
  const isTaken = yaml.taken.has(node);
  yaml.taken.add(node);
  return isTaken ? { ...literal, encode: () => undefined } : literal;
}

function matched(yaml: Yaml, node: Scalar): Literal {
  const text = String(node.value ?? '');
  const [start, end] = (node.range ?? [0, 0, 0]).map(it => it + yaml.offset) as [number, number, number];
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  const literal = block ? blockScalar(yaml.file, start, end, text) : flowScalar(yaml.file, start, end);
  if (literal?.text === text) return literal;
  const whole = { textStart: 0, textLength: text.length, fileStart: start, fileLength: end - start };
  return { text, runs: [whole], encode: () => undefined };
}
