import type { Words } from '../../../../ground/problem.ts';
import { labelWords } from '../../domain/labels.ts';
import type { PostingField } from '../../domain/own-posting.ts';
import { educationNames } from '../../domain/requirements.ts';
import { keepJob, type ReadSentence, readSentence } from '../../domain/sentence/parse.ts';
import type { Said } from '../../domain/sentence/text.ts';
import { loadTemplates } from '../../load-templates.ts';
import { checkWording } from './check-wording.ts';

/** The templates, in the order of their groups. */
export function listTemplates() {
  return Promise.resolve([...loadTemplates().values()].map(({ tip = null, ...rest }) => ({ ...rest, tip })));
}

/** Unlawful and unwise words of texts by field. */
export function findWordingIn({ texts }: { texts: Record<string, string> }) {
  return Promise.resolve({ findings: checkWording(texts) });
}

interface Understood {
  field: PostingField;
  shown: Words;
  start: number;
  end: number;
  sure: boolean;
}

const same = (text: string): Words => ({ zh: text, en: text });

const units: Record<string, Words> = {
  month: { zh: '按月', en: 'by the month' },
  day: { zh: '按天', en: 'by the day' },
  hour: { zh: '按小时', en: 'by the hour' },
  piece: { zh: '按件', en: 'by the piece' },
  year: { zh: '按年', en: 'by the year' },
};
const contractWords: Record<string, Words> = {
  labour: { zh: '劳动合同', en: 'labour contract' },
  'part-time': { zh: '非全日制用工', en: 'part-time employment' },
  service: { zh: '劳务协议', en: 'service agreement' },
  dispatch: { zh: '劳务派遣', en: 'labour dispatch' },
  trainee: { zh: '见习协议', en: 'trainee agreement' },
};

function understoodOf(read: ReadSentence): Understood[] {
  const fields: Understood[] = [];
  const add = <T>(field: PostingField, said: Said<T> | null, show: (value: T) => Words) => {
    if (!said) return;
    const { value, start, end, sure } = said;
    fields.push({ field, shown: show(value), start, end, sure: sure === 'sure' });
  };
  const all = <T>(field: PostingField, list: readonly Said<T>[], show: (value: T) => Words) => {
    for (const said of list) add(field, said, show);
  };
  const yuan = (value: number): Words => ({ zh: `${value} 元`, en: `${value} yuan` });
  add('title', read.title, same);
  add('headcount', read.headcount, (value) => ({ zh: `${value} 人`, en: `${value} people` }));
  add('duties', read.duties, same);
  add('address', read.address, same);
  add('pay-unit', read.payUnit, (value) => units[value] ?? same(value));
  add('pay-low', read.payLow, yuan);
  if (read.payHigh?.value !== read.payLow?.value) add('pay-high', read.payHigh, yuan);
  add('pay-rule', read.payRule, same);
  all('hours', read.hours, same);
  add('education', read.education, (value) => educationNames[value]);
  add('experience', read.experience, (value) =>
    value === 0
      ? { zh: '不要经验', en: 'no experience needed' }
      : { zh: `${value} 年经验`, en: `${value} years of experience` },
  );
  all('certificates', read.certificates, same);
  add('certificates', read.noCertificate, () => ({ zh: '不要证', en: 'no certificate' }));
  all('labels', read.labels, (value) => labelWords[value].name);
  all('welfare', read.welfare, same);
  add('contract', read.contract, (value) => contractWords[value] ?? same(value));
  add('valid-days', read.validDays, (value) => ({ zh: `${value} 天`, en: `${value} days` }));
  return fields;
}

const asked: PostingField[] = [
  'title',
  'headcount',
  'duties',
  'pay-unit',
  'pay-low',
  'education',
  'experience',
];

/** What a sentence says, for the page on which it is typed or spoken; nothing is kept. */
export function readSaid(text: string) {
  const read = readSentence(text);
  const fields = understoodOf(read);
  const said = new Set(fields.map(({ field }) => field));
  return Promise.resolve({
    fields,
    missing: asked.filter((field) => !said.has(field)),
    several: read.several.map(({ value, headcount }, at) => ({
      title: value,
      headcount: headcount?.value ?? null,
      alone: keepJob(text, read.several, at),
    })),
    payOpen: read.payOpen !== null,
  });
}
