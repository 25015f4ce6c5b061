import type { Image, Message, Tool, ToolCall } from '../prompts';
import type { TokenCount } from '../tokens';
import type { InputEstimate } from './input';

/**
 * What each part of a call takes. The parts are told by their places, without their texts: an estimate is small and
 * plain, so that it may go to another thread.
 */
export interface PartEstimates {
  readonly messages: readonly MessageEstimate[];
  readonly tools: readonly { readonly tool: Place<Tool>; readonly tokens: TokenCount }[];
  readonly images: readonly { readonly image: Image; readonly tokens: TokenCount }[];
  readonly toolCalls: readonly { readonly call: Place<ToolCall>; readonly tokens: TokenCount }[];
}

export interface MessageEstimate {
  readonly message: Pick<Message, 'role' | 'start' | 'end'>;
  readonly tokens: TokenCount;
}

type Place<T extends Tool | ToolCall> = Pick<T, 'name' | 'start' | 'end'>;

/** The parts that were counted, without their texts. */
export function partEstimates(counted: InputEstimate<Message>): PartEstimates {
  const place = ({ name, start, end }: Tool | ToolCall) => ({ name, start, end });
  return {
    messages: counted.messages.map(({ message: { role, start, end }, tokens }) => ({
      message: { role, start, end },
      tokens,
    })),
    tools: counted.tools.map(({ tool, tokens }) => ({ tool: place(tool), tokens })),
    images: counted.images,
    toolCalls: counted.toolCalls.map(({ call, tokens }) => ({ call: place(call), tokens })),
  };
}
