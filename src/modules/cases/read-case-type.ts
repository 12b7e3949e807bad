import { createHash } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { WorkingCalendar } from '../../ground/clock/calendar.ts';
import { caseTypeFile } from './case-type-schema.ts';
import { type AnswerSchema, keywordsOf, unmetKeywords } from './domain/answer-schema.ts';
import {
  type Answer,
  type CaseType,
  type CaseTypeFile,
  draftState,
  type Question,
} from './domain/case-type.ts';
import { questionsIn } from './domain/condition.ts';
import { runExample } from './domain/example.ts';

/** A case type with the hash of its text, which every draft and decision keeps. */
export interface ReadCaseType {
  type: CaseTypeFile;
  /** SHA-256 of the file, hexadecimal. */
  hash: string;
}

/** Something wrong in a file: `path` leads to it (`/questions/3/when`). */
interface Fault {
  path: string;
  reason: string;
}

/** A case-type file that cannot be used; each line says file, line and reason. */
export class CaseTypeError extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.name = 'CaseTypeError';
    this.lines = lines;
  }
}

const fileShape = Compile(caseTypeFile);

/** What reading needs to know of the rest of the house. */
export interface Surroundings {
  /** Why a fact of data/facts does not take a value, or that there is no such fact; undefined where it takes it. */
  refusesFact: (fact: string, value: Answer) => string | undefined;
  calendar: WorkingCalendar;
}

/**
 * Reads one file of data/case-types and proves it: shape, references, the table of moves, and its own examples.
 * @param file its name, for the errors.
 * @throws CaseTypeError with every fault as `file:line: path: reason`.
 */
export function readCaseType(file: string, text: string, around: Surroundings): ReadCaseType {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  const parts = (path: string) => path.split('/').slice(1);
  const lineAt = (path: string): number => {
    for (let keys = parts(path); keys.length > 0; keys = keys.slice(0, -1)) {
      const node = document.getIn(
        keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
        true,
      );
      if (isNode(node) && node.range) return lineOf(node.range[0]);
    }
    return 1;
  };
  const refuse = (faults: { line: number; reason: string }[]): never => {
    throw new CaseTypeError(faults.map(({ line, reason }) => `${file}:${line}: ${reason}`));
  };

  if (document.errors.length > 0) {
    refuse(
      document.errors.map((error) => ({
        line: lineOf(error.pos[0]),
        reason: error.message.split('\n')[0] ?? '',
      })),
    );
  }
  const content: unknown = document.toJS();
  if (!fileShape.Check(content)) {
    return refuse(
      shapeFaults(content).map(({ path, reason }) => ({
        line: lineAt(path),
        reason: `${path || '/'}: ${reason}`,
      })),
    );
  }
  const type: CaseTypeFile = content;
  const faults = [...questionFaults(type, around), ...tableFaults(type)];
  // Examples run only on a sound definition; else one fault would show up as many.
  if (faults.length === 0) faults.push(...exampleFaults(type, around.calendar));
  if (faults.length > 0) {
    refuse(faults.map(({ path, reason }) => ({ line: lineAt(path), reason: `${path}: ${reason}` })));
  }
  return { type, hash: createHash('sha256').update(text).digest('hex') };
}

function shapeFaults(content: unknown): Fault[] {
  const faults = new Map<string, Fault>();
  for (const { instancePath, message, params } of fileShape.Errors(content)) {
    const { requiredProperties: needed, additionalProperties: extra } = params as Record<
      string,
      string[] | undefined
    >;
    const reason = needed
      ? `needs ${needed.join(', ')}`
      : extra
        ? `does not take ${extra.join(', ')}`
        : message;
    const path = extra ? `${instancePath}/${extra[0]}` : instancePath;
    if (!faults.has(path)) faults.set(path, { path, reason });
  }
  return [...faults.values()];
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}

function questionFaults(type: CaseType, { refusesFact }: Surroundings): Fault[] {
  const faults: Fault[] = [];
  const sources = new Set(type.basis.map(({ id }) => id));
  const sections = type.sections.map(({ id }) => id);
  const knowsAll = (path: string, ids: readonly string[]) => {
    for (const id of ids)
      if (!sources.has(id)) faults.push({ path, reason: `names the source ${id}, which is not in basis` });
  };
  for (const id of repeated(type.questions.map((question) => question.id))) {
    faults.push({ path: '/questions', reason: `has the question ${id} twice` });
  }
  type.questions.forEach((question, at) => {
    const path = `/questions/${at}`;
    const earlier = type.questions.slice(0, at).map(({ id }) => id);
    if (!sections.includes(question.section))
      faults.push({ path: `${path}/section`, reason: `${question.section} is no section` });
    const before = type.questions[at - 1];
    if (before && sections.indexOf(before.section) > sections.indexOf(question.section)) {
      faults.push({ path: `${path}/section`, reason: 'comes back to a section that was left' });
    }
    for (const id of question.when ? questionsIn(question.when) : []) {
      if (!earlier.includes(id))
        faults.push({ path: `${path}/when`, reason: `names ${id}, which is not asked before` });
    }
    faults.push(
      ...recordFaults(question, refusesFact).map((reason) => ({ path: `${path}/records`, reason })),
    );
    for (const { fact } of question.prefill ?? []) {
      const reason = refusesFact(fact, null);
      if (reason) faults.push({ path: `${path}/prefill`, reason });
    }
    knowsAll(`${path}/why`, question.why.basis);
    faults.push(...widgetFaults(question).map((reason) => ({ path, reason })));
    for (const keyword of ['required', ...keywordsOf(question.schema)]) {
      if (!question.messages[keyword])
        faults.push({ path: `${path}/messages`, reason: `has no sentence for ${keyword}` });
    }
  });
  knowsAll('/objection', type.objection.basis);
  knowsAll('/minimumAge', type.minimumAge?.basis ?? []);
  return faults;
}

/** An answer that the question takes and its fact refuses would be found out only when somebody submits it. */
function recordFaults(question: Question, refusesFact: Surroundings['refusesFact']): string[] {
  return (question.records ?? []).flatMap(({ fact, has }) => {
    const values = has === undefined ? samplesOf(question) : [true, false];
    const refused = values.map((value) => refusesFact(fact, value)).find((reason) => reason !== undefined);
    const known = has === undefined || question.options?.some(({ value }) => value === has);
    return [...(refused ? [refused] : []), ...(known ? [] : [`${has} is no option`])];
  });
}

/** Every answer that is offered, and the least and the most that the schema lets through. */
function samplesOf({ widget, options = [], suggest = [], schema }: Question): Answer[] {
  const offered = [...options, ...suggest].map(({ value }) => value);
  if (widget === 'areas') return [null];
  const line = ({ minLength = 1, maxLength = 1 }: AnswerSchema, mark: number) => [
    String.fromCodePoint(0x4e00 + mark).repeat(minLength),
    String.fromCodePoint(0x4e00 + mark).repeat(maxLength),
  ];
  const { minimum, maximum, maxItems = 1, items } = schema;
  if (widget === 'words' || widget === 'many') {
    const most = Array.from({ length: maxItems }, (_, mark) => line(items ?? {}, mark)[1] ?? '');
    return [...offered.map((value) => [String(value)]), ...(items?.enum ? [] : [most])];
  }
  if (widget === 'text') return [...offered, ...line(schema, 0)];
  return [...offered, ...(schema.enum ? [] : [minimum, maximum].filter((bound) => bound !== undefined))];
}

function widgetFaults({ widget, options = [], suggest = [], schema, unit, none }: Question): string[] {
  const reasons: string[] = [];
  const list = widget === 'many' || widget === 'words' || widget === 'areas';
  const number = widget === 'number' || widget === 'money';
  if (list !== (schema.type === 'array'))
    reasons.push(`${widget} ${list ? 'takes' : 'does not take'} a schema of type array`);
  if (number && schema.type !== 'integer') reasons.push(`${widget} takes a schema of type integer`);
  if (number && !unit) reasons.push(`${widget} needs a unit`);
  if (none && widget !== 'words') reasons.push('only words can have none');
  const offered = widget === 'choice' || widget === 'many';
  if (offered && options.length === 0) reasons.push(`${widget} needs options`);
  if (!offered && options.length > 0) reasons.push(`${widget} does not take options; suggest offers values`);
  const one = list ? (schema.items ?? {}) : schema;
  for (const { value } of [...options, ...suggest]) {
    if (unmetKeywords(one, value).length > 0) reasons.push(`offers ${value}, which its schema refuses`);
  }
  const allowed = (one.enum ?? []).filter((value) => !options.some((option) => option.value === value));
  if (offered && allowed.length > 0) reasons.push(`allows ${allowed.join(', ')} without offering it`);
  return reasons;
}

function tableFaults(type: CaseType): Fault[] {
  const faults: Fault[] = [];
  const states = new Set(type.states.map(({ id }) => id));
  const reached = new Set<string>();
  type.moves.forEach((row, at) => {
    const path = `/moves/${at}`;
    for (const from of row.from) {
      if (from !== draftState && !states.has(from))
        faults.push({ path: `${path}/from`, reason: `${from} is no state` });
    }
    if (states.has(row.to)) reached.add(row.to);
    else faults.push({ path: `${path}/to`, reason: `${row.to} is no state` });
    if (row.needs.includes('reason') !== (row.reasons !== undefined)) {
      faults.push({ path, reason: 'needs a reason and lists reasons, or neither' });
    }
    if (row.from.includes(draftState) && !row.needs.includes('answers')) {
      faults.push({ path: `${path}/needs`, reason: 'a move from draft needs answers' });
    }
    const again = type.moves
      .slice(0, at)
      .some(
        (other) =>
          other.move === row.move &&
          other.from.some((from) => row.from.includes(from)) &&
          other.who.some((who) => row.who.includes(who)),
      );
    if (again) faults.push({ path, reason: `${row.move} stands twice for the same state and mover` });
  });
  for (const state of states) {
    if (!reached.has(state)) faults.push({ path: '/states', reason: `no move leads to ${state}` });
  }
  const { single } = type;
  if (single && !type.moves.some(({ move, who }) => move === single.move && who.includes('rule'))) {
    faults.push({ path: '/single', reason: `${single.move} is no move of rule` });
  }
  return faults;
}

function exampleFaults(type: CaseTypeFile, calendar: WorkingCalendar): Fault[] {
  return type.examples.flatMap((example, at) =>
    runExample(type, example, calendar).map((reason) => ({
      path: `/examples/${at}`,
      reason: `${example.name}: ${reason}`,
    })),
  );
}
