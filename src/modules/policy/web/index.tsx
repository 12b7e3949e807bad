export { CounterCalculator, EntitledNow } from './calculator/index.tsx';
export { printedPath } from './calculator/printed.ts';
