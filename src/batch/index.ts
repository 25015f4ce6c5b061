/** The door of `batch/`: many inputs of one prompt, few requests, and an answer for each. */
export { type BatchCost, batchCost } from './cost';
export { groupsOf, mostItems } from './group/groups';
export { groupMessages } from './group/messages';
export { runGroups } from './group/run';
export { sendGroups } from './group/send';
export type { Item, ItemResult } from './item';
export { itemsOf } from './items';
export { anthropicBatches } from './provider/anthropic';
export { apiAt, openProvider, type Provider } from './provider/api';
export { lineId } from './provider/book';
export { closeJob, fingerprint, type Job, readJob } from './provider/job';
export { admitBatch } from './provider/limit';
export { openAiBatches } from './provider/openai';
export { type BatchApi, type Progress, Refusal } from './provider/provider';
export { type BatchRun, resumeBatch, runBatch } from './provider/run';
export { type ItemLine, itemLines, itemsText } from './table';
