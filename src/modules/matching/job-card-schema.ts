import Type from 'typebox';

const Text = Type.Union([Type.String(), Type.Null()]);
const Whole = Type.Union([Type.Integer(), Type.Null()]);
const Words = { zh: Type.String(), en: Type.String() };

/** How an employer has answered applications, measured (data/matching/answering.yaml); null where there were too few. */
export const ShownAnswers = Type.Object({
  n: Type.Integer({ description: 'Applications that it is based on' }),
  rate: Type.Union([Type.Integer(), Type.Null()], { description: 'Per cent answered within 7 days' }),
  medianDays: Type.Union([Type.Number(), Type.Null()]),
  hires: Type.Integer({ description: 'Confirmed by the person, within 12 months' }),
});

/** A job as lists show it. */
export const JobCard = Type.Object({
  jobId: Type.String(),
  title: Type.String(),
  company: Text,
  direct: Type.Boolean({ description: '本平台直招: posted here by a verified employer who answers' }),
  lowered: Type.Boolean({ description: 'Its employer leaves people without an answer' }),
  area: Type.Union([Type.String(), Type.Null()], { description: 'City and county as far as they are known' }),
  remote: Type.Boolean(),
  payLow: Type.Union([Type.Integer(), Type.Null()], { description: 'Fen a month' }),
  payHigh: Whole,
  payPrinted: Text,
  chips: Type.Array(Type.Object({ kind: Type.Enum(['fit', 'drawback', 'unknown', 'fact']), ...Words })),
  collectedYear: Whole,
  fresh: Type.Boolean({ description: 'It came into the list of this resident these seven days' }),
  old: Type.Boolean({ description: 'Collected in an earlier year: may be filled' }),
  answers: Type.Union([ShownAnswers, Type.Null()], { description: 'Null for what was collected elsewhere' }),
});
