import Type from 'typebox';

const Text = Type.Union([Type.String(), Type.Null()]);
const Whole = Type.Union([Type.Integer(), Type.Null()]);
const Words = { zh: Type.String(), en: Type.String() };

/** A job as lists show it. */
export const JobCard = Type.Object({
  jobId: Type.String(),
  title: Type.String(),
  company: Text,
  area: Type.Union([Type.String(), Type.Null()], { description: 'City and county as far as they are known' }),
  remote: Type.Boolean(),
  payLow: Type.Union([Type.Integer(), Type.Null()], { description: 'Fen a month' }),
  payHigh: Whole,
  payPrinted: Text,
  chips: Type.Array(Type.Object({ kind: Type.Enum(['fit', 'drawback', 'unknown', 'fact']), ...Words })),
  collectedYear: Whole,
  old: Type.Boolean({ description: 'Collected in an earlier year: may be filled' }),
});
