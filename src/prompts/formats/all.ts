import { agentInstructions } from './agentInstructions';
import { claudeAgent } from './claudeAgent';
import { claudeCommand } from './claudeCommand';
import { copilotAgent } from './copilotAgent';
import { copilotInstructions } from './copilotInstructions';
import { copilotPrompt } from './copilotPrompt';
import { dotprompt } from './dotprompt';
import { githubModels } from './githubModels';
import { openaiChat } from './openaiChat';
import { plain } from './plain';
import { prompty } from './prompty';
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
  prompty,
  dotprompt,
  githubModels,
  openaiChat,
  plain,
] as const;
