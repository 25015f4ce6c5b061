import type { Estimate } from '../estimate';
import type { Copies } from './copies';
import type { Finding } from './finding';
import type { Places } from './findings';
import type { Paragraph } from './paragraphs';
import { inputNano, worth } from './words';

/**
 * Paragraphs that a request holds twice.
 * Not handled: those that say the same in other words or in another order.
 */
export function duplicate(
  { paragraphs, path, start, end }: Copies<Paragraph>,
  { model }: Estimate,
  { prompt }: Places,
): Finding {
  const [first] = paragraphs;
  const tokens = paragraphs.reduce((sum, it) => sum + it.tokens, 0);
  const nano = inputNano(tokens, model);
  const one = paragraphs.length === 1;
  const what = one ? 'This paragraph stands' : `These ${paragraphs.length} paragraphs stand`;
  const it = one ? 'it' : 'them';
  return {
    code: 'duplicate',
    severity: 'information',
    message:
      path === undefined
        ? `${what} in the prompt before: leaving ${it} out saves ${worth(tokens, model)}.`
        : `${what} in ${path} too, which is sent along: leaving ${it} out here saves ${worth(tokens, model)}.`,
    start: first.start,
    end: (paragraphs.at(-1) ?? first).end,
    prompt: prompt.name,
    key: String(first.fingerprint),
    related: [
      {
        ...(path !== undefined && { path }),
        start,
        end,
        message: one ? 'The same paragraph' : 'The same paragraphs',
      },
    ],
    savingTokens: tokens,
    ...(nano !== undefined && { savingNano: nano }),
  };
}
