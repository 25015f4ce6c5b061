import type { Source, SourceId } from '../source';
import { anthropicCsv } from './anthropicCsv';
import { claudeCode } from './claudeCode';
import { codex } from './codex';
import { copilot } from './copilot';
import { geminiCli } from './geminiCli';
import { liteLlm } from './liteLlm';
import { openaiCsv } from './openaiCsv';
import { opencode } from './opencode';

/** Every kind of log that can be imported. */
export const sources: readonly Source[] = [
  claudeCode,
  codex,
  geminiCli,
  opencode,
  copilot,
  liteLlm,
  openaiCsv,
  anthropicCsv,
];

export function sourceOf(id: SourceId): Source {
  const source = sources.find(it => it.id === id);
  if (!source) throw new Error(`There is no source ${id}.`);
  return source;
}
