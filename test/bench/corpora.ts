import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Five kinds of text, the same in every run. Benchmarks are started in the project's root. */
export const corpora = { prose, code, cjk, json, prompts };

export type Corpus = keyof typeof corpora;

const shared = join(process.env.PROMPTMETER_SHARED ?? '../shared', 'data/prompts');

/** Paragraphs of the manuals of the packages installed here, each once, without their code and tables. */
function prose(length: number): string {
  const lines = files('node_modules', /\.md$/).flatMap(text => text.split('\n'));
  return fill(length, new Set(lines.filter(line => /^[A-Z][^`|<>{}]{80,}$/.test(line))), '\n\n');
}

/** Source code of the packages installed here, and of this one: TypeScript and JavaScript as people write them. */
function code(length: number): string {
  const sources = [...files('src', /\.ts$/), ...files('node_modules', /(?<!\.min)\.(ts|mjs|js)$/)];
  return fill(
    length,
    sources.filter(text => text.split('\n').every(line => line.length < 200)),
    '\n',
  );
}

/** Chinese and Japanese sentences of our own with names and figures that vary, and emoji. */
function cjk(length: number): string {
  const names = ['zh', 'ja'].flatMap(language => {
    const show = new Intl.DisplayNames(language, { type: 'region' });
    return ['CN', 'JP', 'DE', 'FR', 'BR', 'EG', 'IN', 'NO', 'PE', 'VN', 'US', 'KE'].map(
      code => show.of(code) ?? code,
    );
  });
  const random = randomFrom(7);
  const pick = (list: readonly string[]) => list[random(list.length)] ?? '';
  const sentences = Array.from({ length: Math.ceil(length / 20) }, () =>
    random(3) > 0
      ? `${pick(openings)}${pick(names)}${pick(subjects)}${pick(verbs)}${pick(ends)}${random(6) === 0 ? pick(emoji) : ''}`
      : `${pick(names)}の${pick(topics)}は${random(900) + 10}${pick(counters)}${pick(predicates)}。${random(5) === 0 ? '\n' : ''}`,
  );
  return fill(length, sentences, '');
}

const openings = [
  '请用三句话总结',
  '根据上面的资料，',
  '如果用户提到',
  '首先，',
  '需要注意的是，',
  '在回答之前，请检查',
];
const subjects = [
  '的交通政策',
  '最近十年的经济数据',
  '的用户反馈',
  '发布的新产品',
  '的语言和文化',
  '的天气预报',
  '的合同条款',
];
const verbs = [
  '是否与原文一致',
  '对市场产生的影响',
  '有哪些优点和缺点',
  '已经更新到最新版本',
  '应当翻译成英文',
  '不能直接公开',
];
const ends = ['。', '，并说明理由。', '？', '！', '；不要编造信息。', '。\n', '，然后以表格形式输出。'];
const topics = [
  '利用者アンケート',
  '鉄道の時刻表',
  '製品マニュアル',
  '議事録',
  '売上レポート',
  'お問い合わせ',
];
const counters = ['件', 'ページ', '人', '万円', '回', '日間'];
const predicates = [
  'に分けて要約してください',
  'を超えないようにまとめる',
  'あると報告されています',
  'より多いので確認が必要です',
];
const emoji = ['😀', '🚀🚀', '👩‍💻', '🇯🇵', '✅', '❤️', '👍🏽'];

/** The prices and the package descriptions installed here. */
function json(length: number): string {
  const texts = [readFileSync('package-lock.json', 'utf8'), ...files('node_modules', /(?<!tsconfig)\.json$/)];
  return fill(
    length,
    texts.filter(text => text.length < 200_000),
    '\n',
  );
}

/** Public prompts where they lie beside the project, else the sample workspace's. */
function prompts(length: number): string {
  return fill(length, files(existsSync(shared) ? shared : 'test/fixtures/workspace', /./), '\n');
}

/** `length` characters of `parts`, begun again at the end. */
function fill(length: number, parts: Iterable<string>, between: string): string {
  const kept: string[] = [];
  let size = 0;
  for (const part of parts) {
    kept.push(part);
    size += part.length + between.length;
    if (size >= length) break;
  }
  const text = kept.join(between) + between;
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

/** Texts of the files below `folder` whose path matches, in the order of their paths, but for hidden ones (caches). */
function files(folder: string, path: RegExp): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const paths = found.map(entry => join(entry.parentPath, entry.name));
  return paths
    .filter(it => path.test(it) && !it.includes('/.'))
    .sort()
    .slice(0, 4000)
    .map(it => readFileSync(it, 'utf8'));
}

/** Whole numbers below a limit, the same for the same seed (xorshift32). */
export function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return limit => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}
