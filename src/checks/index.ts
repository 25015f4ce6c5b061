/** The door of `checks/`: does an answer pass? Pure; a judge is asked by whoever makes calls. */
export { type Check, type OpenCheck, passes, type Verdict } from './check';
export { type Grades, gradesOf, type JudgeMessage, judgeRequests } from './judge';
export { openCheck, type Unreadable } from './open';
export { type AskedJudge, selfCheckRequest, selfVerdict } from './selfCheck';
