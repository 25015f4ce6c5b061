/** The door of `sameness/`: may the answer to one text serve another? */
export { mayServe, type Verdict } from './verdict';
