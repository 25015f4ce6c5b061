/** The door of `sameness/`: may the answer to one text serve another? */
export { mayServe, signOf, type Verdict } from './verdict';
