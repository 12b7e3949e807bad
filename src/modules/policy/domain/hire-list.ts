import type { Words } from '../../../ground/problem.ts';
import type { Catalogue, PolicyFact } from './definition.ts';
import { faultOf } from './told.ts';
import { readTypedDay, timesTyped } from './typed.ts';
import type { Value } from './value.ts';

/** Somebody whom a unit has hired, as a list has him. */
export interface ListedHire {
  id: string;
  told: Record<string, Exclude<Value, readonly string[]> | null>;
}

/** A cell that cannot be read: where it stands (rows and columns from 1, the head is row 1), and what to do. */
export interface ListFault {
  row: number;
  column: number;
  words: Words;
}

/** More at once nobody pastes by hand; larger lists come in as files. */
export const mostHires = 500;

const yes = ['是', '有', '对', '√', 'y', 'yes', 'true', '1'];
const no = ['否', '不', '不是', '没有', '无', '×', 'n', 'no', 'false', '0'];
const none = ['无', '没有', '-', '—', '/', 'none'];
const names = ['姓名', '名字', '编号', '序号', '员工', 'name', 'no'];

/** A heading without what is put in brackets after it, blanks and case. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[(（].*$/u, '')
    .replaceAll(/\s/gu, '')
    .toLowerCase();

function columnOf(facts: readonly PolicyFact[], heading: string): PolicyFact | undefined {
  const text = bare(heading);
  return facts.find(({ name, label }) => [bare(label.zh), bare(label.en), name.slice(2)].includes(text));
}

/** What a cell says of a fact; undefined where it is empty, null where it says that there is none. */
function readCell(fact: PolicyFact, cell: string): Value | null | undefined | Words {
  const text = cell.normalize('NFKC').trim();
  if (text === '') return undefined;
  const low = text.toLowerCase();
  if (fact.type === 'yesno') {
    if (yes.includes(low)) return true;
    return no.includes(low) ? false : (faultOf(fact, text) as Words);
  }
  if (none.includes(low)) return null;
  if (fact.type === 'code') {
    const found = fact.answers.find(({ code, label }) =>
      [code, bare(label.zh), bare(label.en)].includes(bare(text)),
    );
    return found?.code ?? (faultOf(fact, text) as Words);
  }
  const value = fact.type === 'day' ? readTypedDay(text) : timesTyped(fact.type, text);
  return value === undefined ? (faultOf(fact, text) as Words) : value;
}

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && 'zh' in value;

/**
 * Reads a list of people whom a unit has hired, as it is copied out of a spreadsheet: a head, then a line a person, with tabs or commas
 * between. Columns are found by their headings, in any order; one that is not known is a fault, an empty cell is not known.
 */
export function readHireList(
  catalogue: Catalogue,
  text: string,
): { hires: ListedHire[]; faults: ListFault[] } {
  const facts = [...catalogue.facts.values()].filter(
    ({ about, follows, type }) => about === 'hire' && follows === null && type !== 'policies',
  );
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const between = lines[0]?.includes('\t') ? /\t/u : /[,，]/u;
  const [head = [], ...rows] = lines.map((line) => line.split(between));
  const faults: ListFault[] = [];
  const columns = head.map((heading, at) => {
    if (names.includes(bare(heading))) return 'id' as const;
    const fact = columnOf(facts, heading);
    if (!fact)
      faults.push({
        row: 1,
        column: at + 1,
        words: { zh: `不认识“${heading.trim()}”这一列`, en: `There is no column “${heading.trim()}”` },
      });
    return fact;
  });
  if (rows.length === 0)
    faults.push({
      row: 2,
      column: 1,
      words: { zh: '第一行是表头，下面每人一行', en: 'The head first, then a line a person' },
    });
  if (rows.length > mostHires)
    faults.push({
      row: mostHires + 2,
      column: 1,
      words: { zh: `一次最多 ${mostHires} 人`, en: `${mostHires} people at most` },
    });
  const hires = rows.slice(0, mostHires).map((cells, nth) => {
    const hire: ListedHire = { id: `第${nth + 1}位`, told: {} };
    for (const [at, column] of columns.entries()) {
      const cell = cells[at] ?? '';
      if (column === 'id') hire.id = cell.trim().slice(0, 60) || hire.id;
      else if (column) {
        const value = readCell(column, cell);
        if (isWords(value)) faults.push({ row: nth + 2, column: at + 1, words: value });
        else if (value !== undefined)
          hire.told[column.name] = value as Exclude<Value, readonly string[]> | null;
      }
    }
    return hire;
  });
  return { hires, faults };
}

/** The headings that a list may have. */
export const hireColumns = (catalogue: Catalogue): Words[] =>
  [...catalogue.facts.values()]
    .filter(({ about, follows, type }) => about === 'hire' && follows === null && type !== 'policies')
    .map(({ label }) => label);

/** A cell that `readCell` reads as this value. */
function writeCell({ answers }: PolicyFact, value: ListedHire['told'][string] | undefined): Words {
  if (value === undefined) return { zh: '', en: '' };
  if (value === null) return { zh: '无', en: 'none' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  const answer = answers.find(({ code }) => code === value);
  return answer ? { zh: answer.label.zh, en: answer.code } : { zh: String(value), en: String(value) };
}

/**
 * People hired as a list that `readHireList` reads again, with the columns of what is known of any of them and those asked for, empty where
 * nothing is known. In English headings are names of facts, since labels have commas in them. Sums are not written: nobody has told any.
 */
export function writeHireList(
  catalogue: Catalogue,
  hires: readonly ListedHire[],
  asks: readonly string[],
): Words {
  const wanted = new Set([...hires.flatMap(({ told }) => Object.keys(told)), ...asks]);
  const facts = [...catalogue.facts.values()].filter(
    ({ name, type, follows }) => wanted.has(name) && type !== 'policies' && follows === null,
  );
  const lines = (language: keyof Words, id: string, between: string) =>
    [
      [id, ...facts.map(({ name, label }) => (language === 'zh' ? bare(label.zh) : name.slice(2)))],
      ...hires.map((hire) => [
        hire.id,
        ...facts.map((fact) => writeCell(fact, hire.told[fact.name])[language]),
      ]),
    ]
      .map((cells) => cells.join(between))
      .join('\n');
  return { zh: lines('zh', '编号', '，'), en: lines('en', 'name', ',') };
}
