import { type Command, commands, Disposable } from 'vscode';

/** Offers kept at a time: more than an open list and the one that renews it show. */
const most = 64;

interface Offer {
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/**
 * Commands for the lightbulb whose arguments are kept here. VS Code forgets the arguments of an action's command, plain
 * or not, as soon as newer actions come in, even while the list of the older ones is open: a click then does nothing.
 */
export class KeptCommands implements Disposable {
  readonly #offers: Offer[] = [];
  readonly #slots: Disposable;
  #next = 0;

  /** @param id what its commands are named by, with a number after it */
  constructor(private readonly id: string) {
    const slots = Array.from({ length: most }, (_, slot) =>
      commands.registerCommand(id + slot, () => {
        const offer = this.#offers[slot];
        return offer && commands.executeCommand(offer.command, ...offer.arguments);
      }),
    );
    this.#slots = Disposable.from(...slots);
  }

  /** A command that calls `command` with these arguments, which survive JSON. */
  keep(title: string, command: string, ...args: readonly unknown[]): Command {
    const offer = { command, arguments: args };
    const same = JSON.stringify(offer);
    let slot = this.#offers.findIndex(it => JSON.stringify(it) === same);
    if (slot === -1) {
      slot = this.#next;
      this.#next = (slot + 1) % most;
      this.#offers[slot] = offer;
    }
    return { title, command: this.id + slot };
  }

  dispose(): void {
    this.#slots.dispose();
  }
}
