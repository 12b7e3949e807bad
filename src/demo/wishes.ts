import type { Random } from './random.ts';

/** Who looks for work. */
interface Seeker {
  sex: '1' | '2';
  age: number;
  education: string;
}

interface TradeShare {
  /** How many of a hundred look for work in it, were all alike. */
  share: number;
  /** How often men look for it beside women; what is seen at counters, not what ought to be. */
  men?: number;
  /** How often from 50 years on, and with a junior college or more behind one. */
  elder?: number;
  college?: number;
}

const trades: Record<string, TradeShare> = {
  care: { share: 9, men: 0.25, elder: 1.6, college: 0.4 },
  clean: { share: 8, men: 0.4, elder: 2.6, college: 0.1 },
  kitchen: { share: 8, men: 0.8, elder: 1.2, college: 0.4 },
  retail: { share: 8, men: 0.6, elder: 0.8, college: 0.8 },
  delivery: { share: 7, men: 2.4, elder: 0.6, college: 0.6 },
  drive: { share: 5, men: 5, elder: 0.9, college: 0.5 },
  sew: { share: 6, men: 0.15, elder: 1.2, college: 0.2 },
  assembly: { share: 9, men: 1.2, elder: 0.5, college: 0.5 },
  metal: { share: 5, men: 5, elder: 0.8, college: 0.5 },
  build: { share: 5, men: 4, elder: 1.3, college: 0.2 },
  store: { share: 6, men: 1.8, elder: 1, college: 0.6 },
  farm: { share: 3, men: 0.9, elder: 2, college: 0.1 },
  guard: { share: 6, men: 3, elder: 2.4, college: 0.3 },
  hotel: { share: 5, men: 0.5, elder: 0.8, college: 0.5 },
  office: { share: 8, men: 0.6, elder: 0.2, college: 3 },
  online: { share: 5, men: 1, elder: 0.1, college: 3 },
  teach: { share: 4, men: 0.3, elder: 0.4, college: 2 },
  craft: { share: 2, men: 0.7, elder: 1.2, college: 0.6 },
};

/** The trade somebody looks for work in. */
export function wishedTrade(random: Random, { sex, age, education }: Seeker): string {
  const college = ['31', '21', '14'].includes(education);
  return random.weighted(
    Object.entries(trades).map(([trade, { share, men = 1, elder = 1, college: learned = 1 }]) => [
      trade,
      share * (sex === '1' ? men : 1) * (age >= 50 ? elder : 1) * (college ? learned : 1),
    ]),
  );
}
