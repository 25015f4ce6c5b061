/** The door of `routing/`: a prompt in, its task type and a cheaper adequate model out. Pure. */
export { bookedTask } from './booked';
export {
  type Complexity,
  type Route,
  type RouteOptions,
  route,
  type Suggestion,
} from './route';
export type { Task } from './task';
export type { TaskType } from './taskType';
