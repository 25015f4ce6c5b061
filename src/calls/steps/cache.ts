import { type AnswerCache, cosine, type Kept } from '../../cache';
import { mayServe } from '../../sameness';
import { embeddingCall, readEmbeddings } from '../caching/embed';
import { isRepeatable } from '../caching/fit';
import { kept } from '../caching/keeping';
import { keyOf } from '../caching/key';
import { type Question, questionOf } from '../caching/question';
import { servedAnswer } from '../caching/served';
import type { Outgoing } from '../outgoing';
import type { Next, Step } from '../pipeline';
import type { CallRooms } from '../record';
import type { BookAside } from './route/route';

/** Like questions whose embeddings are looked at: the newest. */
const mostCompared = 3;

/**
 * Gives a call the answer that was kept of the same one, or where that is wanted of the same question in other words; keeps
 * its own where there is none. Only for calls whose prompt, workspace or request asks for it.
 */
export function caching(rooms: Pick<CallRooms, 'cache'>, bookAside: BookAside): Step {
  return async (call, next) => {
    const { cache: wanted } = call.policy;
    const key = wanted && isRepeatable(call, wanted) ? keyOf(call) : undefined;
    // Opened when the first call asks for it.
    const cache = key === undefined ? undefined : rooms.cache;
    if (!wanted || key === undefined || !cache) return next(call);
    const started = performance.now();
    const same = await cache.find(key);
    if (same) {
      await cache.serve(call.id, key);
      return servedAnswer(call, same, { servedFrom: 'exact-cache', started });
    }
    const question = wanted.alike ? questionOf(call) : undefined;
    const alike = question && (await likest(call, question, { cache, next, bookAside }));
    if (alike) {
      await cache.serve(call.id, alike.key);
      return servedAnswer(call, alike, { servedFrom: 'semantic-cache', started });
    }
    const { bucket = '', sign = '', ask = '' } = question ?? {};
    return kept(call, await next(call), { cache, key, bucket, sign, ask });
  };
}

/**
 * The newest kept answer that may serve a question. The guard comes first: what it does not let pass needs no embedding, so
 * that one is paid only where it is likely to save a call.
 */
async function likest(
  call: Outgoing,
  { ask, bucket, sign }: Question,
  {
    cache,
    next,
    bookAside,
  }: { readonly cache: AnswerCache; readonly next: Next; readonly bookAside: BookAside },
): Promise<Kept | undefined> {
  const found = (await cache.alike(bucket, sign))
    .filter(it => mayServe(it.ask, ask).pass)
    .slice(0, mostCompared);
  if (found.length === 0) return undefined;
  async function embeddings(model: string, texts: readonly string[]) {
    const asking = embeddingCall(call, model, texts);
    if (!asking) return undefined;
    const answer = await next(asking);
    const vectors = await readEmbeddings(answer, texts.length);
    await bookAside(asking, answer);
    return vectors;
  }
  const { embeddingModel, threshold } = cache.likeness();
  const texts = [ask, ...found.map(it => it.ask)];
  const unknown = [...new Set(texts.filter(it => !cache.vectors.find(embeddingModel, it)))];
  const vectors = unknown.length > 0 ? await embeddings(embeddingModel, unknown) : [];
  vectors?.forEach((vector, index) => {
    cache.vectors.keep(embeddingModel, unknown[index]!, vector);
  });
  const asked = cache.vectors.find(embeddingModel, ask);
  return found.find(it => {
    const vector = cache.vectors.find(embeddingModel, it.ask);
    return asked && vector && cosine(asked, vector) >= threshold;
  });
}
