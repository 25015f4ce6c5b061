import type { TaskType } from '../../../src/routing';

/** A public set of labelled prompts, and the type of task that each of its categories comes to. */
interface PublicSet {
  readonly source: string;
  readonly types: Readonly<Record<string, TaskType>>;
  /** Whether prompts of its were looked at while the classifier was made; such a set is no verdict. */
  readonly seen?: true;
}

/**
 * Public sets whose categories have a counterpart among the types, by the name of their file: JSON lines of `category`
 * and `turns`, the first of which is the prompt. The texts are their owners' and no part of this project. Read
 * 2026-11-26; what each category comes to was written down before the classifier was asked. Left out, as they have no
 * counterpart: role play, counterfactuals, STEM and humanities of the FastChat sets, and templates that ask for the inverse
 * of their data set's task.
 */
export const publicSets: Readonly<Record<string, PublicSet>> = {
  'mt-bench': {
    source: 'lm-sys/FastChat, llm_judge/data/mt_bench, first turns; long inputs cut',
    types: {
      writing: 'generation',
      reasoning: 'reasoning',
      math: 'reasoning',
      coding: 'coding',
      extraction: 'extraction',
    },
    seen: true,
  },
  vicuna: {
    source: 'lm-sys/FastChat, llm_judge/data/vicuna_bench',
    types: {
      generic: 'chat',
      knowledge: 'chat',
      'common-sense': 'chat',
      fermi: 'reasoning',
      math: 'reasoning',
      coding: 'coding',
      writing: 'generation',
    },
    seen: true,
  },
  promptsource: {
    source: 'bigscience-workshop/promptsource, templates of six data sets',
    types: {
      ag_news: 'classification',
      rotten_tomatoes: 'classification',
      xsum: 'summarisation',
      samsum: 'summarisation',
      asset: 'rewriting',
      common_gen: 'generation',
    },
    seen: true,
  },
  'promptsource-2': {
    source: 'bigscience-workshop/promptsource, templates of four others of its data sets',
    types: {
      dbpedia_14: 'classification',
      amazon_polarity: 'classification',
      cnn_dailymail: 'summarisation',
      gigaword: 'summarisation',
    },
  },
  flan: {
    source: 'google-research/FLAN, flan/templates.py, the first five templates of each data set',
    types: {
      cnn_dailymail: 'summarisation',
      gigaword: 'summarisation',
      multi_news: 'summarisation',
      newsroom: 'summarisation',
      samsum: 'summarisation',
      xsum: 'summarisation',
      para_crawl: 'translation',
      wmt16_translate: 'translation',
      true_case: 'rewriting',
      fix_punct: 'rewriting',
      imdb_reviews: 'classification',
      sentiment140: 'classification',
      yelp_polarity_reviews: 'classification',
      trec: 'classification',
      ag_news_subset: 'classification',
      math_dataset: 'reasoning',
      natural_questions: 'chat',
      trivia_qa: 'chat',
    },
  },
  'super-natural-instructions': {
    source: 'allenai/natural-instructions, definitions of nine tasks taken by name and category',
    types: {
      jfleg: 'rewriting',
      yelp_style_transfer: 'rewriting',
      'Named Entity Recognition': 'extraction',
      Translation: 'translation',
      Verification: 'validation',
      Classification: 'classification',
      'Text to Code': 'coding',
      Arithmetic: 'reasoning',
    },
    seen: true,
  },
  'prompt-engineering-guide': {
    source: 'dair-ai/Prompt-Engineering-Guide, pages/prompts',
    types: {
      'information-extraction': 'extraction',
      classification: 'classification',
      creativity: 'generation',
      mathematics: 'reasoning',
      reasoning: 'reasoning',
    },
    seen: true,
  },
};
