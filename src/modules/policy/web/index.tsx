export { CounterCalculator, EntitledNow, HireOpens, MyEntitlements } from './calculator/index.tsx';
export { printedPath } from './calculator/printed.ts';
