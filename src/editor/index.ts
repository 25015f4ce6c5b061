/** The door of `editor/`: what the rooms know, shown in VS Code. */
import type { Disposable } from 'vscode';
import { registerActions } from './actions';
import { registerCompare } from './compare';
import { registerContext } from './context';
import { registerDiagnostics } from './diagnostics';
import { registerDismiss } from './dismiss';
import { registerHover } from './hover';
import { registerIncluded } from './included';
import { registerKey } from './key';
import { registerLenses } from './lenses';
import { registerMinimiseWorkspace } from './minimiseWorkspace';
import { registerMinimise } from './minimising';
import { registerMoveLast } from './moveLast';
import { registerOwnModels } from './ownModels';
import { registerPanel } from './panel';
import { registerPreview } from './preview';
import { registerReview } from './reviewing';
import type { Rooms } from './rooms';
import { registerRuleOff } from './ruleOff';
import { registerRun } from './run';
import { registerSample } from './sample';
import { registerStatus } from './status';
import { registerTree } from './tree/view';
import { registerUseModel } from './useModel';

export { Dismissals } from './dismissals';
export { PromptDocuments } from './documents';
export { ApiKeys } from './key';
export { lazily } from './lazily';
export { Learning } from './learning';
export { openPrices, ownModels } from './ownModels';
export { Spending } from './spending';
export { WorkspacePrompts } from './tree/workspacePrompts';
export type { Rooms };

/** The features, each of which registers itself with VS Code until it is disposed of. */
export const features: readonly ((rooms: Rooms) => Disposable)[] = [
  registerContext,
  registerLenses,
  registerHover,
  registerIncluded,
  registerStatus,
  registerCompare,
  registerUseModel,
  registerMinimise,
  registerActions,
  registerPreview,
  registerReview,
  registerMinimiseWorkspace,
  registerMoveLast,
  registerRuleOff,
  registerDiagnostics,
  registerDismiss,
  registerKey,
  registerRun,
  registerPanel,
  registerTree,
  registerSample,
  registerOwnModels,
];
