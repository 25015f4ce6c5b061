/** The door of `editor/`: what the rooms know, shown in VS Code. Each feature is a `registerX(rooms): Disposable`. */
export type { Rooms } from './rooms';
