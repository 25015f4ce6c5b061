import {
  commands,
  Disposable,
  env,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
} from 'vscode';
import { commandIds } from '../commands';
import type { Rooms } from '../rooms';
import { putIntoDebugging } from './environment';
import type { Metering, Standing } from './metering';

/** The gateway's commands, its item in the status bar, and what debug sessions are given. */
export function registerGateway(rooms: Rooms): Disposable {
  const { metering, log } = rooms;
  const item = window.createStatusBarItem('promptmeter.gateway', StatusBarAlignment.Right, 99);
  item.name = 'Promptmeter Gateway';
  item.command = commandIds.gateway;
  const update = () => {
    const { standing } = metering;
    show(item, standing);
    void commands.executeCommand('setContext', 'promptmeter.gateway', standing.kind);
    const isMetered = standing.kind === 'on' && standing.isMetered;
    void commands.executeCommand('setContext', 'promptmeter.metered', isMetered);
  };
  metering.resume().catch(error => log.error('The gateway could not be started again.', error));
  update();
  return Disposable.from(
    item,
    metering.onDidChange(update),
    metering.onNotice(sentence => void offerStart(metering, sentence)),
    putIntoDebugging(() => metering.variables),
    commands.registerCommand(commandIds.startGateway, () => act(metering, () => metering.start())),
    commands.registerCommand(commandIds.stopGateway, async () => {
      await metering.stop();
      tell(
        'The gateway is stopped. Terminals that were opened while the workspace was metered still lead to it: close them.',
      );
    }),
    commands.registerCommand(commandIds.meterWorkspace, () =>
      act(metering, async () => {
        await metering.meter();
        if (metering.standing.kind === 'on') await sayMetered(rooms);
      }),
    ),
    commands.registerCommand(commandIds.unmeterWorkspace, async () => {
      await metering.unmeter();
      tell(
        'Programs in new terminals and debug sessions are no longer metered. The gateway goes on for those that run.',
      );
    }),
    commands.registerCommand(commandIds.gateway, () => choose(metering)),
  );
}

/** Does what the user asked for, and says why where it did not come about. */
async function act(metering: Metering, step: () => Promise<void>): Promise<void> {
  await step();
  const { standing } = metering;
  if (standing.kind === 'failed') {
    const again = 'Try Again';
    if ((await window.showErrorMessage(standing.sentence, again)) === again) await act(metering, step);
  }
}

/** Tells what happened, and where the gateway is gone for it, starts it again when asked to. */
async function offerStart(metering: Metering, sentence: string): Promise<void> {
  const again = 'Start Gateway';
  const choices = metering.standing.kind === 'failed' ? [again] : [];
  const answer = await window.showWarningMessage(sentence, ...choices);
  if (answer === again) await act(metering, () => metering.start());
}

async function sayMetered({ metering }: Rooms): Promise<void> {
  const hasKey = metering.variables?.OPENAI_API_KEY !== undefined;
  const how = hasKey
    ? 'They need no key of their own.'
    : 'They need their own API key; or set one here, and they need none.';
  const setKey = 'Set API Key';
  const answer = await window.showInformationMessage(
    `Programs in new terminals and debug sessions of this workspace are metered. ${how}`,
    ...(hasKey ? [] : [setKey]),
  );
  if (answer === setKey) await commands.executeCommand(commandIds.setApiKey);
}

function show(item: StatusBarItem, standing: Standing): void {
  item.backgroundColor = undefined;
  switch (standing.kind) {
    case 'off':
      item.hide();
      return;
    case 'starting':
      item.text = '$(loading~spin) Gateway';
      item.tooltip = 'The gateway is starting.';
      break;
    case 'on':
      item.text = standing.isMetered ? '$(radio-tower) Metered' : '$(radio-tower) Gateway';
      item.tooltip = standing.isMetered
        ? `Programs in this workspace’s terminals are metered at ${standing.url}.`
        : `The gateway listens at ${standing.url}. This workspace’s terminals do not lead to it.`;
      break;
    case 'failed':
      item.text = '$(warning) Gateway';
      item.tooltip = standing.sentence;
      item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  }
  item.accessibilityInformation = { label: `Promptmeter: ${item.tooltip}`, role: 'button' };
  item.show();
}

/** What can be done with the gateway as it stands. */
async function choose(metering: Metering): Promise<void> {
  const { standing } = metering;
  const isOn = standing.kind === 'on';
  const isMetered = isOn && standing.isMetered;
  const choices = [
    ...(isMetered ? [] : [{ label: 'Meter This Workspace', command: commandIds.meterWorkspace }]),
    ...(isMetered ? [{ label: 'Stop Metering This Workspace', command: commandIds.unmeterWorkspace }] : []),
    ...(isOn
      ? [
          {
            label: 'Copy Base URL',
            description: standing.url,
            detail: 'for an OpenAI client outside this window; it holds the gateway’s token',
            command: undefined,
          },
        ]
      : []),
    isOn
      ? { label: 'Stop Gateway', command: commandIds.stopGateway }
      : { label: 'Start Gateway', command: commandIds.startGateway },
    { label: 'Show Spend', command: commandIds.showSpend },
  ];
  const title = standing.kind === 'failed' ? standing.sentence : 'Promptmeter’s gateway';
  const chosen = await window.showQuickPick(choices, { title });
  if (!chosen) return;
  if (chosen.command) await commands.executeCommand(chosen.command);
  else if (metering.baseUrl) await env.clipboard.writeText(metering.baseUrl);
}

const tell = (message: string) => void window.showInformationMessage(message);
