import { agentInstructions } from './agentInstructions';
import { anthropicBatch } from './anthropicBatch';
import { claudeAgent } from './claudeAgent';
import { claudeCommand } from './claudeCommand';
import { copilotAgent } from './copilotAgent';
import { copilotInstructions } from './copilotInstructions';
import { copilotPrompt } from './copilotPrompt';
import { cursorRules } from './cursorRules';
import { dotprompt } from './dotprompt';
import { fabric } from './fabric';
import { fineTuning } from './fineTuning';
import { geminiCommand } from './geminiCommand';
import { githubModels } from './githubModels';
import { javascript } from './javascript';
import { jinja } from './jinja';
import { langchain } from './langchain';
import { notebook } from './notebook';
import { openaiBatch } from './openaiBatch';
import { openaiChat } from './openaiChat';
import { plain } from './plain';
import { poml } from './poml';
import { promptfoo } from './promptfoo';
import { prompty } from './prompty';
import { python } from './python';
import { semanticKernel } from './semanticKernel';
import { skill } from './skill';

/** Every format, in the order they are tried: the first that reads a file has it. */
export const formats = [
  copilotPrompt,
  copilotInstructions,
  copilotAgent,
  skill,
  agentInstructions,
  claudeAgent,
  claudeCommand,
  cursorRules,
  geminiCommand,
  fabric,
  prompty,
  poml,
  dotprompt,
  promptfoo,
  githubModels,
  langchain,
  semanticKernel,
  openaiBatch,
  anthropicBatch,
  fineTuning,
  openaiChat,
  jinja,
  python,
  notebook,
  javascript,
  plain,
] as const;
