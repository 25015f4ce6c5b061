import { copilotPrompt } from './copilotPrompt';
import { openaiChat } from './openaiChat';
import { plain } from './plain';

/** Every format, in the order they are tried: the first that reads a file has it. */
export const formats = [copilotPrompt, openaiChat, plain] as const;
