/** The door of `editor/`: what the rooms know, shown in VS Code. */
import type { Disposable } from 'vscode';
import { registerBatch } from './batch/batch';
import { registerBudgetWarnings } from './budgets/warning';
import { registerClearing } from './cache/clearing';
import { registerCompare } from './compare/compare';
import { registerUseModel } from './compare/useModel';
import { registerContext } from './documents/context';
import { registerIncluded } from './documents/included';
import { registerDiagnostics } from './findings/diagnostics';
import { registerDismiss } from './findings/dismiss';
import { registerMoveLast } from './findings/moveLast';
import { registerFit } from './fit/fitting';
import { registerGateway } from './gateway/gateway';
import { registerFollowing } from './imports/following';
import { registerImport } from './imports/importing';
import { registerDropping } from './ledger/dropping';
import { registerKeeping } from './ledger/keeping';
import { registerHover } from './lens/hover';
import { registerLenses } from './lens/lenses';
import { registerStatus } from './lens/status';
import { registerActions } from './lightbulb/lightbulb';
import { registerMinimise } from './minimise/minimising';
import { registerPreview } from './minimise/preview';
import { registerReview } from './minimise/reviewing';
import { registerRuleOff } from './minimise/ruleOff';
import { registerMinimiseWorkspace } from './minimise/workspace';
import { registerOpenAndDo } from './opportunities/openAndDo';
import { registerOverview } from './overview/view';
import { registerOwnModels } from './ownModels';
import { registerPanel } from './panel/panel';
import { registerRewrite } from './rewrite/rewriting';
import type { Rooms } from './rooms';
import { registerKey } from './run/key';
import { registerRoutingProblems } from './run/policy';
import { registerRun } from './run/run';
import { registerSample } from './run/sample';
import { registerTree } from './tree/view';
import { registerAudit } from './trials/audit';
import { registerKeepModel } from './trials/keepModel';
import { registerTrials } from './trials/trials';
import { registerTuning } from './tuning/exporting';

export { Budgeting } from './budgets/budgeting';
export { openTheCache } from './cache/opened';
export { PromptDocuments } from './documents/documents';
export { openReader } from './documents/reader';
export { Dismissals } from './findings/dismissals';
export { Metering } from './gateway/metering';
export { importing } from './imports/thread';
export { lazily } from './lazily';
export { Learning } from './ledger/learning';
export { Spending } from './ledger/spending';
export { openTold } from './ledger/told';
export { Unedited } from './lens/unedited';
export { Opportunities } from './opportunities/opportunities';
export { openPrices } from './ownModels';
export { ApiKeys } from './run/key';
export { WorkspacePrompts } from './tree/workspacePrompts';
export { TestedPrompts } from './trials/tested';
export { Verdicts } from './trials/verdicts';
export { Watching } from './trials/watching';
export type { Rooms };

/** The features, each of which registers itself with VS Code until it is disposed of. */
export const features: readonly ((rooms: Rooms) => Disposable)[] = [
  registerContext,
  registerLenses,
  registerHover,
  registerKeeping,
  registerDropping,
  registerClearing,
  registerIncluded,
  registerStatus,
  registerBatch,
  registerBudgetWarnings,
  registerRoutingProblems,
  registerCompare,
  registerUseModel,
  registerMinimise,
  registerActions,
  registerPreview,
  registerReview,
  registerRewrite,
  registerMinimiseWorkspace,
  registerMoveLast,
  registerFit,
  registerRuleOff,
  registerDiagnostics,
  registerDismiss,
  registerKey,
  registerGateway,
  registerRun,
  registerTrials,
  registerAudit,
  registerKeepModel,
  registerTuning,
  registerPanel,
  registerOverview,
  registerOpenAndDo,
  registerImport,
  registerFollowing,
  registerTree,
  registerSample,
  registerOwnModels,
];
