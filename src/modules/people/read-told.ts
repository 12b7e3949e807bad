import { loadAreas } from '../../ground/areas/load.ts';
import { type Day, isDay } from '../../ground/clock/day.ts';
import type { Context } from '../../ground/context.ts';
import { type FieldProblem, Problem } from '../../ground/problem.ts';
import type { Evidence } from './domain/evidence.ts';
import { type Fact, type FactSource, type FactValue, readFact } from './domain/facts.ts';
import type { Reason } from './domain/reading.ts';
import { facts } from './load-facts.ts';
import { type Entry, today } from './store.ts';

export interface ToldFact {
  fact: string;
  value: unknown;
  /** The day since which it is so; today where nothing is said. It may lie back: what is told late keeps its own time. */
  validFrom?: string;
  /** Without it the actor's own word: self for a resident, counter for staff. */
  source?: FactSource;
  /** Where it stands in his own words. */
  evidence?: readonly Evidence[];
}

/**
 * Checks what was told against the declared facts, and reads each value in its one spelling.
 * @throws Problem 422 `facts-not-readable` with `/facts/<place>/…` for each fault.
 */
export function readTold(ctx: Context, told: readonly ToldFact[]): Entry[] {
  const faults: FieldProblem[] = [];
  const entries: Entry[] = [];
  const day = today(ctx);
  told.forEach((one, at) => {
    const reading = readOne(ctx, day, one);
    if (!reading.ok) {
      faults.push({ field: `/facts/${at}/${reading.field}`, ...reading.reason });
    } else if (entries.some(({ fact }) => fact === reading.entry.fact)) {
      faults.push({ field: `/facts/${at}/fact`, ...toldTwice });
    } else {
      entries.push(reading.entry);
    }
  });
  if (faults.length > 0) {
    throw new Problem(
      422,
      'facts-not-readable',
      { zh: `有 ${faults.length} 处要改`, en: `${faults.length} field(s) need a change` },
      faults,
    );
  }
  return entries;
}

type ReadOne = { ok: true; entry: Entry } | { ok: false; field: keyof ToldFact; reason: Reason };

function readOne(
  ctx: Context,
  day: Day,
  { fact: id, value, validFrom = day, source = sourceOf(ctx), evidence = [] }: ToldFact,
): ReadOne {
  const refuse = (field: keyof ToldFact, reason: Reason): ReadOne => ({ ok: false, field, reason });
  const fact = facts().find(id);
  if (!fact) return refuse('fact', unknownFact);
  if (!isDay(validFrom) || validFrom > day) return refuse('validFrom', notYet);
  const misplaced = refuseSource(ctx, fact, source);
  if (misplaced) return refuse('fact', misplaced);
  const reading = readFact(fact, value, day);
  if (!reading.ok) return refuse('value', reading.reason);
  const nowhere = refuseAreas(fact, reading.value);
  return nowhere
    ? refuse('value', nowhere)
    : { ok: true, entry: { fact, value: reading.value, validFrom, source, evidence } };
}

function refuseSource(ctx: Context, fact: Fact, source: FactSource): Reason | undefined {
  const mayBring = ctx.actor.kind === 'resident' ? source.kind === 'self' : true;
  const named =
    source.kind === 'department' ? facts().departments.has(source.name ?? '') : source.name === null;
  if (source.kind === 'rule' || !named || !mayBring)
    throw new Error(`${ctx.actor.kind} cannot bring ${source.kind} ${source.name}`);
  if (fact.from.includes(source.kind)) return undefined;
  if (fact.derived || fact.from.length === 0) {
    return {
      code: 'not-told',
      detail: { zh: '这一项不能直接改，请到窗口', en: 'This is not changed here; please come to a counter' },
    };
  }
  return fact.from.includes('counter')
    ? {
        code: 'counter-only',
        detail: { zh: '这一项请带证件到窗口改', en: 'Please bring your card to a counter for this' },
      }
    : {
        code: 'department-only',
        detail: { zh: '这一项由部门认定，不能自己填', en: 'A department certifies this' },
      };
}

function refuseAreas(fact: Fact, value: FactValue): Reason | undefined {
  if (value === null) return undefined;
  if (fact.id === 'person.residence_area') return refuseResidence(String(value));
  const codes =
    fact.type === 'area' ? [String(value)] : fact.type === 'areas' && Array.isArray(value) ? value : [];
  return codes.every((code) => loadAreas().find(code)) ? undefined : noSuchArea;
}

/** Why an area cannot be a 常住地: it has to exist and be a county or less, or no station would be responsible. */
export function refuseResidence(code: string): Reason | undefined {
  const area = loadAreas().find(code);
  if (!area) return noSuchArea;
  return area.level >= 3
    ? undefined
    : { code: 'area-too-wide', detail: { zh: '请选到县（市、区）', en: 'Please choose down to the county' } };
}

/** How an actor's word is taken where nothing else is said. */
export function sourceOf(ctx: Context): FactSource {
  if (ctx.actor.kind === 'job') throw new Error('a job says whose word it brings');
  return { kind: ctx.actor.kind === 'staff' ? 'counter' : 'self', name: null };
}

const unknownFact: Reason = {
  code: 'unknown-fact',
  detail: { zh: '没有这一项，请刷新', en: 'There is no such fact; please reload' },
};
const toldTwice: Reason = {
  code: 'told-twice',
  detail: { zh: '这一项写了两次，请留一次', en: 'This is told twice; please leave one' },
};
const notYet: Reason = {
  code: 'not-yet',
  detail: { zh: '日期不能在今天以后', en: 'The day cannot lie ahead' },
};
const noSuchArea: Reason = {
  code: 'no-such-area',
  detail: { zh: '没有这个地区，请重新选', en: 'There is no such area; please choose again' },
};
