import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../ground/package-root.ts';
import type { ResumeFact, ResumeReading } from '../domain/resume/reading.ts';

/** What is marked in the text, and what holds of the whole. */
const marked: Record<string, ResumeFact> = {
  w: 'person.wanted_jobs',
  l: 'person.last_job',
  s: 'person.skills',
  c: 'person.certificates',
};
const wholes: Record<string, ResumeFact> = {
  pay: 'person.wanted_pay',
  area: 'person.wanted_areas',
  years: 'person.experience_years',
  edu: 'person.education',
  left: 'person.school_left_year',
  reach: 'person.reach_minutes',
  nights: 'person.no_nights',
  kids: 'person.childcare_hours',
  remote: 'person.remote_ok',
};

type Label = { fact: ResumeFact } & ({ start: number; end: number } | { value: string | number | boolean });

/** A made-up résumé with what should be read in it. */
export interface LabelledResume {
  id: string;
  half: 'open' | 'held-out';
  text: string;
  labels: Label[];
}

function wholeLabels(fact: ResumeFact, said: string | undefined): Label[] {
  if (said === undefined) return [{ fact, value: true }];
  if (fact === 'person.education') return [{ fact, value: said }];
  if (fact === 'person.wanted_areas')
    return said.split(',').map((digits) => ({ fact, value: digits.padEnd(12, '0') }));
  return [{ fact, value: fact === 'person.wanted_pay' ? Number(said) * 100 : Number(said) }];
}

function factOf(names: Record<string, ResumeFact>, name: string): ResumeFact {
  const fact = names[name];
  if (fact === undefined) throw new Error(`a résumé has no label ${name}`);
  return fact;
}

/**
 * All of them. @param tidied how a text is put right before it is read: places are of what comes out, so it must leave one that is tidy alone.
 * @throws naming the label that is none.
 */
export function readResumes(tidied: (text: string) => string): LabelledResume[] {
  const file = readFileSync(join(packageRoot, 'src/modules/matching/testing/resumes-made-up.txt'), 'utf8');
  return file
    .split(/^=== /m)
    .slice(1)
    .map((record) => {
      const [id = '', head = '', ...lines] = record.split('\n');
      const labels = head
        .replace('@', '')
        .trim()
        .split(/\s+/)
        .filter(Boolean)
        .flatMap((each) => {
          const [name = '', said] = each.split('=');
          return wholeLabels(factOf(wholes, name), said);
        });
      let text = '';
      for (const part of tidied(lines.join('\n')).split(/(\{[a-z]\|[^}]*\})/)) {
        const mark = /^\{([a-z])\|([^}]*)\}$/.exec(part);
        const start = text.length;
        text += mark?.[2] ?? part;
        if (mark) labels.push({ fact: factOf(marked, mark[1] ?? ''), start, end: text.length });
      }
      const odd = Number.parseInt(createHash('sha256').update(id).digest('hex').slice(-1), 16) % 2 === 1;
      return { id, half: odd ? 'held-out' : 'open', text, labels };
    });
}

/** How many of a field's labels and readings agree, and what is left over on either side. */
export interface ResumeCompared {
  both: number;
  missed: string[];
  wrong: string[];
}

/** Compares the readings of one résumé with its labels, field by field; a reading counts for one label at most. */
export function compareResume(
  compared: Record<ResumeFact, ResumeCompared>,
  { id, text, labels }: LabelledResume,
  readings: readonly ResumeReading[],
): void {
  const left = [...readings];
  for (const label of labels) {
    const at = left.findIndex((reading) => agree(label, reading));
    const [reading] = at < 0 ? [] : left.splice(at, 1);
    const field = compared[label.fact];
    if (reading) field.both += 1;
    else field.missed.push(`${id} ${'start' in label ? text.slice(label.start, label.end) : label.value}`);
  }
  for (const { fact, value, start, end } of left)
    compared[fact].wrong.push(`${id} ${value} (${text.slice(start, end)})`);
}

function agree(label: Label, { fact, value, start, end }: ResumeReading): boolean {
  if (label.fact !== fact) return false;
  if ('start' in label) {
    const shared = Math.min(label.end, end) - Math.max(label.start, start);
    return shared * 2 >= label.end - label.start && shared > 0;
  }
  if (fact === 'person.experience_years') return Math.abs(Number(value) - Number(label.value)) <= 1;
  return value === label.value;
}
