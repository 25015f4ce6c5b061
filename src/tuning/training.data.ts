/**
 * What OpenAI bills to train on a million tokens, in US dollars, by the model that is trained (openai.com/api/pricing,
 * "Fine-tuning", supervised; as of 2025-10). Other providers bill by the hour or by the size of the model, and are not
 * in it: a price that is not here is said to be unknown.
 */
export const trainingPrices: {
  readonly asOf: string;
  readonly usdPerMillion: Readonly<Record<string, number>>;
} = {
  asOf: '2025-10',
  usdPerMillion: {
    'gpt-4.1': 25,
    'gpt-4.1-mini': 5,
    'gpt-4.1-nano': 1.5,
    'gpt-4o': 25,
    'gpt-4o-mini': 3,
    'gpt-3.5-turbo': 8,
  },
};
