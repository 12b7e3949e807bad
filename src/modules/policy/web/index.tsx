export { CounterCalculator, EntitledNow } from './calculator/index.tsx';
