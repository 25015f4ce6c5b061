import { isBusy, isDamage, loadDriver, renameDamaged } from '../ledger';
import { type DiskLevel, type Held, type KeptModel, openDisk } from './disk';
import type { Chosen, Kept } from './kept';
import { MemoryLevel } from './memory';
import { openRedis, type RedisLevel } from './redis';
import { VectorMemory } from './vectors';

/** When a question is like another. */
export interface Likeness {
  /** The model of the provider's that makes embeddings. */
  readonly embeddingModel: string;
  /** The least cosine of two embeddings, up to 1. */
  readonly threshold: number;
}

/** How much is kept, and how long. */
export interface Bounds {
  /** Days after which an answer is asked for anew; 0 keeps it until the room is needed. */
  readonly days: number;
  /** Megabytes (2^20 bytes) on disk. */
  readonly megabytes: number;
}

export interface CacheOptions {
  /** Absolute path of the SQLite file. It holds what was asked and answered. */
  readonly file: string;
  /** A Redis to share answers with other machines; none without it. */
  readonly redisUrl?: string | undefined;
  /** Read at each use. */
  readonly bounds: () => Bounds;
  readonly likeness: () => Likeness;
  /** What the user should be told. Each thing comes once; the cache goes on without what it tells of. */
  readonly onNotice: (sentence: string) => void;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** What the cache holds. */
export interface CacheStats extends Held {
  readonly memory: { readonly answers: number; readonly bytes: number };
  readonly redis: 'off' | RedisLevel['state'];
}

/**
 * Answers to be given again: in memory, in a file, and in a Redis where there is one. What cannot be used is a miss.
 * Only what throws out rejects, with a sentence, where another program holds the file: the answer would be given on.
 */
export interface AnswerCache {
  find(key: string): Promise<Kept | undefined>;
  /** Answers on this machine to questions that may be the same in other words, the newest first. */
  alike(bucket: string, sign: string): Promise<readonly Kept[]>;
  keep(kept: Kept): Promise<void>;
  /** Notes that a call was given an answer, so that it can be thrown out by that call. */
  serve(callId: string, key: string): Promise<void>;
  /** Throws out the answer that a call was given, or that was its own; false where there is none. */
  throwOut(callId: string): Promise<boolean>;
  /** Throws out what is chosen; resolves to how many answers that were. */
  forget(chosen: Chosen): Promise<number>;
  stats(): Promise<CacheStats>;
  /** The models whose answers are kept in the file, the one with most of them first. */
  models(): Promise<readonly KeptModel[]>;
  /** Embeddings of questions, so that none is paid twice while this process runs. */
  readonly vectors: VectorMemory;
  /** How likenesses are found; read at each use. */
  readonly likeness: () => Likeness;
  close(): Promise<void>;
}

const memoryBytes = 16 * 2 ** 20;
const dayMs = 86_400_000;
const nothing: Held = { answers: 0, bytes: 0, hits: 0, oldestAt: null };

/** Opens the cache; its file and Redis are first touched when it is first used. */
export function openCache({
  file,
  redisUrl,
  bounds,
  likeness,
  onNotice,
  now = Date.now,
}: CacheOptions): AnswerCache {
  const memory = new MemoryLevel(memoryBytes);
  const told = new Set<string>();
  /** Answers given in this process, for where the file cannot tell. */
  const given = new Map<string, string>();
  const keeping = new Set<Promise<void>>();
  let disk: Promise<DiskLevel | undefined> | undefined;
  let redis: RedisLevel | undefined;

  function tellOnce(sentence: string): void {
    if (told.has(sentence)) return;
    told.add(sentence);
    onNotice(sentence);
  }

  async function open(): Promise<DiskLevel | undefined> {
    try {
      const driver = await loadDriver();
      try {
        return openDisk(driver, file);
      } catch (error) {
        if (!isDamage(error)) throw error;
        tellAside();
        return openDisk(driver, file);
      }
    } catch (error) {
      tellOnce(`The cache of answers cannot use ${file}, so it is kept in memory alone: ${messageOf(error)}`);
      return undefined;
    }
  }

  function tellAside(): void {
    const aside = renameDamaged(file, now());
    tellOnce(`The cache of answers was damaged and begins anew; the damaged file is kept as ${aside}.`);
  }

  /** Does something with the file; `without` where that fails. A file that proves damaged is set aside. */
  async function onDisk<T>(work: (disk: DiskLevel) => T, without: T): Promise<T> {
    disk ??= open();
    const level = await disk;
    if (!level) return without;
    try {
      return work(level);
    } catch (error) {
      // Held by another process for a moment: asked again, the answer costs what it always did.
      if (isBusy(error)) return without;
      level.close();
      disk = isDamage(error) ? reopened() : Promise.resolve(undefined);
      if (!isDamage(error)) tellOnce(`The cache of answers could not use ${file}: ${messageOf(error)}`);
      return without;
    }
  }

  function reopened(): Promise<DiskLevel | undefined> {
    try {
      tellAside();
      return open();
    } catch (error) {
      tellOnce(`The cache of answers cannot use ${file}: ${messageOf(error)}`);
      return Promise.resolve(undefined);
    }
  }

  function shared(): RedisLevel | undefined {
    if (redisUrl) redis ??= openRedis(redisUrl, tellOnce);
    return redis;
  }

  const isFresh = ({ at }: Kept) => bounds().days === 0 || now() - at < bounds().days * dayMs;

  async function keepHere(kept: Kept): Promise<void> {
    memory.keep(kept);
    await onDisk(it => it.keep(kept, bounds().megabytes * 2 ** 20), undefined);
  }

  async function keepEverywhere(kept: Kept): Promise<void> {
    await keepHere(kept);
    const { days } = bounds();
    await shared()?.keep(kept, days === 0 ? undefined : days * dayMs);
  }

  async function forget(chosen: Chosen): Promise<number> {
    const here = memory.forget(chosen);
    const inFile = await onDisk(it => it.forget(chosen), undefined);
    if (!inFile && (await disk)) {
      throw new Error(`${file} is held by another program, so its answers are still there. Try again.`);
    }
    return new Set([here, inFile ?? [], (await shared()?.forget(chosen)) ?? []].flat()).size;
  }

  /** What is on this machine. Memory is not asked where another process has thrown something out. */
  async function findHere(key: string): Promise<Kept | undefined> {
    const found = await onDisk(level => {
      if (level.changedElsewhere()) memory.forget({});
      const kept = memory.find(key) ?? level.find(key);
      if (kept && isFresh(kept)) {
        level.use(key, now());
        memory.keep(kept);
        return kept;
      }
      if (kept) {
        memory.forget({ key });
        level.forget({ key });
      }
      return undefined;
    }, memory.find(key));
    return found && isFresh(found) ? found : undefined;
  }

  return {
    async find(key) {
      const here = await findHere(key);
      if (here) return here;
      const kept = await shared()?.find(key);
      if (!kept || !isFresh(kept)) return undefined;
      await keepHere(kept);
      return kept;
    },
    async alike(bucket, sign) {
      const found = [...memory.alike(bucket, sign), ...(await onDisk(it => it.alike(bucket, sign), []))];
      const byKey = new Map(found.filter(isFresh).map(it => [it.key, it]));
      return [...byKey.values()].toSorted((a, b) => b.at - a.at);
    },
    keep(kept) {
      const done = keepEverywhere(kept).finally(() => keeping.delete(done));
      keeping.add(done);
      return done;
    },
    async serve(callId, key) {
      given.set(callId, key);
      if (given.size > 1000) given.delete(given.keys().next().value!);
      await onDisk(it => it.serve(callId, key, now()), undefined);
    },
    async throwOut(callId) {
      const key = (await onDisk(it => it.keyOf(callId), undefined)) ?? given.get(callId);
      return key !== undefined && (await forget({ key })) > 0;
    },
    forget,
    async stats() {
      return {
        ...(await onDisk(it => it.held, nothing)),
        memory: memory.held,
        redis: shared()?.state ?? 'off',
      };
    },
    models: () => onDisk(it => it.models, []),
    vectors: new VectorMemory(),
    likeness,
    async close() {
      await Promise.all(keeping);
      (await disk)?.close();
      disk = Promise.resolve(undefined);
      redis?.close();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
