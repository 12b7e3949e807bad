import { latePages, latePart, type WebRoute } from '../../../../web/module.ts';

const words = { zh: () => import('./words.zh.ts'), en: () => import('./words.en.ts') };
const page = latePages('calculator', words);

/** The calculator in the panel of the counter page, for the person of the visit. */
export const CounterCalculator = latePart(
  'calculator',
  words,
  async () => (await import('./CounterCalculator.tsx')).CounterCalculator,
);

/** What somebody can be seen to be entitled to after a registration or a hire, and the way to the rest. */
export const EntitledNow = latePart(
  'calculator',
  words,
  async () => (await import('./EntitledNow.tsx')).EntitledNow,
);

/** What somebody whom the employer has hired may open for it. */
export const HireOpens = latePart(
  'calculator',
  words,
  async () => (await import('./HireOpens.tsx')).HireOpens,
);

/** What a resident who is signed in, or an employer, is entitled to without having asked. */
export const MyEntitlements = latePart(
  'calculator',
  words,
  async () => (await import('./MyEntitlements.tsx')).MyEntitlements,
);

const calculate = page(() => import('./CalculatorPage.tsx'), 'CalculatorPage');
const hires = page(() => import('./HiresPage.tsx'), 'HiresPage');

const routes: WebRoute[] = [
  { path: '/calculator', page: calculate, frame: 'resident' },
  { path: '/calculator/hires', page: hires, frame: 'resident' },
  { path: '/employer/calculator', page: calculate, frame: 'employer' },
  { path: '/employer/calculator/hires', page: hires, frame: 'employer' },
];

/** What somebody can get, question by question. */
export const calculator = { words, routes };
