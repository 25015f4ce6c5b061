import fc from 'fast-check';

// Property tests see the same inputs in every run, so that a change is judged by what it changes.
// FC_SEED=N (any whole number) hunts with others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261122) });
