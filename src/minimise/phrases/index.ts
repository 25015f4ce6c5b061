import { amounts } from './amounts.data';
import type { Phrase } from './phrase';
import { reasons } from './reasons.data';
import { times } from './times.data';
import { nominalisations } from './verbs.data';

export type { Phrase };

/** Wordy phrases and what says the same. Where two begin at one place, the earlier one is taken. */
export const phrases: readonly Phrase[] = [...reasons, ...times, ...amounts, ...nominalisations];
