/** The commands of the palette, as `package.json` contributes them. */
export const commandIds = {
  minimise: 'promptmeter.minimise',
  previewMinimise: 'promptmeter.previewMinimise',
  minimiseWorkspace: 'promptmeter.minimiseWorkspace',
  applyMinimised: 'promptmeter.applyMinimised',
  reviewMinimise: 'promptmeter.reviewMinimise',
  fitToTokens: 'promptmeter.fitToTokens',
  rewritePrompt: 'promptmeter.rewritePrompt',
  compareModels: 'promptmeter.compareModels',
  runPrompt: 'promptmeter.runPrompt',
  showSpend: 'promptmeter.showSpend',
  importUsage: 'promptmeter.importUsage',
  backUpLedger: 'promptmeter.backUpLedger',
  restoreLedger: 'promptmeter.restoreLedger',
  exportCalls: 'promptmeter.exportCalls',
  deleteCalls: 'promptmeter.deleteCalls',
  setApiKey: 'promptmeter.setApiKey',
  clearApiKey: 'promptmeter.clearApiKey',
  restoreSuggestions: 'promptmeter.restoreSuggestions',
  scanWorkspace: 'promptmeter.scanWorkspace',
  cancelScan: 'promptmeter.cancelScan',
  promptsByCost: 'promptmeter.promptsByCost',
  promptsByFolder: 'promptmeter.promptsByFolder',
  filterPrompts: 'promptmeter.filterPrompts',
  clearPromptFilter: 'promptmeter.clearPromptFilter',
} as const;

/** Commands behind lenses and quick fixes: they need arguments, so the palette does not offer them. */
export const innerCommandIds = {
  useModel: 'promptmeter.useModel',
  dismissSuggestion: 'promptmeter.dismissSuggestion',
  neverSuggest: 'promptmeter.neverSuggest',
  openPrompt: 'promptmeter.openPrompt',
  openAndDo: 'promptmeter.openAndDo',
  minimiseByRule: 'promptmeter.minimiseByRule',
  switchRuleOff: 'promptmeter.switchRuleOff',
  moveLast: 'promptmeter.moveVariablesLast',
} as const;
