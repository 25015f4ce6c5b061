import type { Estimate } from '../estimate';

/** What `tokens.input` holds besides the messages; none of it is there when a prompt has none. */
export function attached({ tools, toolCalls, images }: Estimate) {
  const bounds = ({ tokens, low, high, basis }: Estimate['input']) => ({ tokens, low, high, basis });
  return {
    ...(tools.length > 0 && {
      tools: tools.map(({ tool: { name, start, end }, tokens }) => ({ name, start, end, ...bounds(tokens) })),
    }),
    ...(toolCalls.length > 0 && {
      toolCalls: toolCalls.map(({ call: { name, start, end }, tokens }) => ({
        name,
        start,
        end,
        ...bounds(tokens),
      })),
    }),
    ...(images.length > 0 && {
      images: images.map(({ image: { from, detail, size, start, end }, tokens }) => ({
        from,
        ...(detail !== undefined && { detail }),
        ...size,
        start,
        end,
        ...bounds(tokens),
      })),
    }),
  };
}
