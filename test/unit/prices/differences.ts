/** A recorded usage payload that this project prices otherwise than the recording expects, and why. */
interface Difference {
  readonly provider: string;
  readonly model: string;
  /** Only payloads with tokens in one of these parts. */
  readonly parts?: readonly string[];
  readonly because: string;
}

const otherModes =
  'Audio, image and video tokens have prices of their own; Usage counts the text calls that prompts make, and has no bucket for them.';
const looseMatch = 'The catalogue matches any name that begins or ends so; the model is another one.';
const free = 'The catalogue lists it without a price, which is unpriced and not $0.';
const older = 'The recording was made with an older catalogue; the present one lists another price.';

export const differences: readonly Difference[] = [
  {
    provider: 'google',
    model: 'gemini-3-flash-preview',
    parts: ['input_audio_tokens', 'cache_audio_read_tokens'],
    because: otherModes,
  },
  {
    provider: 'google',
    model: 'gemini-2.5-flash',
    parts: ['input_audio_tokens', 'cache_audio_read_tokens'],
    because: otherModes,
  },
  {
    provider: 'google',
    model: 'gemini-2.0-flash',
    parts: ['input_audio_tokens', 'cache_audio_read_tokens'],
    because: otherModes,
  },
  {
    provider: 'google',
    model: 'gemini-2.5-flash-image',
    parts: ['output_image_tokens'],
    because: otherModes,
  },
  {
    provider: 'google',
    model: 'gemini-3-pro-image-preview',
    parts: ['output_image_tokens'],
    because: otherModes,
  },
  { provider: 'google', model: 'claude-sonnet-4-5-20250929', because: older },
  { provider: 'mistral', model: 'ministral-8b-latest', because: older },
  { provider: 'cerebras', model: 'qwen-3-coder-480b', because: free },
  { provider: 'openrouter', model: 'google/gemini-2.0-flash-exp:free', because: free },
  { provider: 'google', model: 'google/gemini-2.0-flash-exp:free', because: looseMatch },
  { provider: 'deepseek', model: 'deepseek-r1-distill-llama-70b', because: looseMatch },
];
