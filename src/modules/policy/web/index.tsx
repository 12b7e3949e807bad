export { CounterCalculator, EntitledNow, MyEntitlements } from './calculator/index.tsx';
export { printedPath } from './calculator/printed.ts';
