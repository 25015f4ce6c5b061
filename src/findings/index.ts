/** The door of `findings/`: a prompt file in, what is worth doing about it out. Pure. */
export { budgetedTokens } from './budgeted';
export { breakpointEdit } from './cacheOrder/breakpoint';
export { moveVariablesLast, type Reordering } from './cacheOrder/moveLast';
export { type Rewritten, rewrittenBy } from './cacheOrder/rewritten';
export { type Copies, copiesIn, indexParagraphs, type ParagraphIndex } from './copies';
export type { Finding, FindingCode, Related } from './finding';
export { type Findable, type FindingsOptions, findings, modelPlace } from './findings';
export { ignoredIn } from './ignored';
export { mayDrift } from './mayDrift';
export { type Opportunity, opportunitiesOf } from './opportunity';
export type { Budget } from './overBudget';
export { type Paragraph, paragraphsOf } from './paragraphs';
export type { MeasuredSaving } from './savable';
export {
  type AlwaysLoadedFile,
  alwaysLoadedAmong,
  isOfAgents,
  type Said,
  type Surroundings,
} from './surroundings';
