/** The door of `trials/`: two prompts or two models on a table of inputs, and whether the cheaper will do. */
export { auditColumns, auditRow, watchText } from './audit';
export { type BatchedProgress, type BatchedTrial, runBatchedTrial } from './batched';
export { cited, citedSuggestion, verdictNote, verdictSentence } from './cited';
export { type TrialCost, trialCost } from './cost';
export { driftText, type Watch, watchDays, watches } from './drift';
export { driftFinding, driftFindings, driftsOf, mayBeIn } from './driftFindings';
export { type ExportedPair, exportedPairs, exportedTable } from './export';
export { type Input, inputsFor, readInputs, type Unusable } from './inputs';
export { type Agreement, type Judge, type Scoring, scoringProblem } from './judging';
export { keptInputs } from './kept';
export { leftOf, type Numbered, together } from './more';
export { type Decision, decide, type Measured, type Rule, type ScoredPair, usualRule } from './rule';
export { runTrial, type TrialOptions } from './run';
export { readScoring, scorable, scoringForms, suggestScoring } from './scoring';
export { fingerprints } from './sides';
export {
  costOf,
  decision,
  isAnswered,
  losses,
  type Outcome,
  type Pair,
  type SideSummary,
  type Spent,
  summary,
  type Trial,
} from './trial';
export { messagesFor, type Variant } from './variant';
export { type Subject, stands, verdictOf } from './verdict';
export { dayText, decisionText, ruleText, scoringText, verdictLine } from './words';
