import type { WordsLike } from '../../../../web/words.ts';
import type zh from './words.zh.ts';

export default {
  title: 'Supply and demand',
  lead: 'Which work lacks people, which people lack work, and what it pays.',
  by: {
    label: 'Rows',
    occupation: 'By occupation',
    area: 'By area',
    month: 'By month',
    scarce: 'Scarce occupations',
  },
  area: 'Area',
  occupation: 'Occupation',
  month: 'Month',
  anyWork: 'All occupations',
  up: 'Back to {{name}}',
  partial: 'until {{to}}: this month is not over and is not to be compared with whole ones',
  range: '{{from}} to {{to}}',
  figures: {
    wanted: 'People wanted',
    wantedNote: '{{postings}} postings of this platform, {{employers}} employers',
    wantedNone: 'this platform has had no posting here yet',
    seekers: 'People looking',
    seekersOn: 'counted on {{day}}',
    seekersNone: 'not counted for this',
    ratio: 'Openings for one seeker',
    ratioNote: 'about {{ratio}} places for 1 person',
    ratioNone: 'one side is not known, so it is not computed',
    collected: 'Collected advertisements',
    collectedNote: '{{unsaid}} do not say how many; not in the ratio',
    pay: 'Median pay a month',
    yuan: '{{amount}} yuan',
    payNote: 'half lie between {{low}} and {{high}} yuan, {{count}} postings say it',
    payNone: 'fewer than 5 say what they pay: not shown',
  },
  fewer: 'fewer than 5',
  unknown: '—',
  chart: {
    title: 'People wanted and people looking',
    titleCollected: 'Collected advertisements and people looking',
    wanted: 'People wanted (this platform)',
    collected: 'Advertisements (collected)',
    seekers: 'People looking (middle of the step)',
    described: 'Bar chart of {{count}} rows; all figures stand in the table',
    first: 'the first {{count}} rows of the table',
  },
  table: {
    title: 'Figures',
    name: { occupation: 'Occupation', area: 'Area', month: 'Month', scarce: 'Occupation' },
    wanted: 'Wanted',
    employers: 'Employers',
    seekers: 'Looking',
    ratio: 'Ratio',
    collected: 'Collected',
    pay: 'Pay a month (yuan)',
    payCell: '{{middle}} ({{low}}–{{high}}, {{of}} postings)',
    lacking: 'Lacking at least',
  },
  none: 'No figures for this month',
  noneText: 'There are no postings, and fewer than 5 people look. Try another month or area.',
  noScarce: 'No occupation is certainly short of people',
  noScarceText: 'It takes at least 2 employers who want 5 people together, and more than are looking.',
  missing: {
    title: 'Not in the figures',
    yearOnly: '{{count}} collected advertisements name their year and no day: they are in no month.',
    placeUnknown:
      '{{count}} collected advertisements of this month name no place that is known: they are in no area.',
    collected:
      'Collected advertisements may be filled, or be the same as postings here; so they stand apart.',
    few: 'Of fewer than 5 people the number is not told, and no sum gives it away.',
    town: 'By town, people who look are counted as a whole, not by occupation.',
  },
  how: {
    title: 'How it is counted',
    wanted: 'People wanted',
    wantedText:
      'Postings of this platform that were open on at least one day of the month, how many each wants. Those taken down as unlawful, or of employers who were refused, are left out.',
    seekers: 'People looking',
    seekersText:
      'People with a wish for work in force at the end of the month (of this one: today): no older than 6 months and not taken back. Each counts once, by the first wanted job that can be read, in the county that looks after him. People at work who want a change count too. In steps of five: 10–14 is 10 to 14 people.',
    ratio: 'Openings for one seeker',
    ratioText:
      'People wanted by this platform’s postings, divided by people looking (the middle of the step). Above 1 people are short, below 1 jobs are.',
    pay: 'Pay a month',
    payText:
      'Of each posting the middle between its least and its most; in order, at a quarter, half and three quarters. Pay a day or an hour is made a month’s by 21.75 days and 174 hours. Own and collected together.',
    scarce: 'Scarce occupations',
    scarceText:
      'At least 2 employers want at least 5 people, and more than the upper end of those looking; the largest difference first. Where one employer alone is short, that says something of him.',
    occupation: 'Occupation',
    occupationText:
      'By the Chinese classification of occupations (2022). A title counts where it is read with certainty; what is not stands in the last row.',
  },
} satisfies WordsLike<typeof zh>;
