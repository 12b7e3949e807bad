import fc from 'fast-check';

// One seed, so that the gate says the same of the same commit twice. `LEYE_SEED=random` looks where it has not looked yet; a number
// repeats such a run.
const { LEYE_SEED = '20260101' } = process.env;
if (LEYE_SEED !== 'random') fc.configureGlobal({ seed: Number(LEYE_SEED) });
