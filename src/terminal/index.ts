/** The door of `terminal/`: the command line in, what to print and the exit code out. */
export type { Outcome, Setting } from './command';
export { runCommand } from './terminal';
