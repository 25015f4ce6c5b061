/** The door of `fit/`: a part of a prompt and a budget in, ways to make it fit out. Pure. */
export { type Fittable, type Fitting, fitPart } from './fit';
export { type Part, partsOf, selectedPart } from './part';
export { type StrategyId, strategyIds } from './strategy';
