/** The door of `routing/`: a prompt in, its task type and a cheaper adequate model out. Pure. */
export type { Complexity, Route, RouteOptions, Suggestion, Task, TaskType } from './route';
