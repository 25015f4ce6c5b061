/** The door of `origins/`: the prompts of folders, found again in calls and followed through their edits. */
export { followOrigins } from './follow';
export type { Look } from './look';
export { type Origins, openOrigins } from './origins';
export type { Origin } from './read';
