import { loadAreas } from '../../ground/areas/load.ts';
import type { Context } from '../../ground/context.ts';
import { type FieldProblem, Problem } from '../../ground/problem.ts';
import type { FactSource } from './domain/facts.ts';
import { readIdNumber } from './domain/id-number.ts';
import { maskIdNumber, maskPersonName, maskPhone } from './domain/mask.ts';
import { readPersonName } from './domain/person-name.ts';
import { readPhone } from './domain/phone.ts';
import type { Reading } from './domain/reading.ts';
import { facts } from './load-facts.ts';
import { refuseResidence, sourceOf } from './read-told.ts';
import { type Entry, indexOf, sealColumn, today } from './store.ts';

export interface NewPerson {
  /** Made by whoever asks; taken only where nobody has the number yet. */
  personId: string;
  idNumber: string;
  name: string;
  phone?: string | null;
  /** 常住地, to the county at least. Without it the person belongs to the area of the staff member's role. */
  residenceArea?: string | null;
  /** Whose word this is; without it the actor's own way (self, counter). Jobs have to say it. */
  source?: FactSource;
}

/** A new person as read: every value in its one spelling. */
export type ReadPerson = ReturnType<typeof readNewPerson>;

/**
 * Checks a new person.
 * @throws Problem 422 naming /idNumber, /name, /phone, /residenceArea.
 */
export function readNewPerson(ctx: Context, input: NewPerson) {
  const faults: FieldProblem[] = [];
  const take = <T>(field: string, reading: Reading<T>): T | null => {
    if (reading.ok) return reading.value;
    faults.push(...reading.reasons.map((reason) => ({ field, ...reason })));
    return null;
  };
  const idNumber = take('/idNumber', readIdNumber(input.idNumber, today(ctx)));
  const name = take('/name', readPersonName(input.name));
  const phone = input.phone ? take('/phone', readPhone(input.phone)) : null;
  const residence = input.residenceArea ?? null;
  const fault = residence === null ? null : refuseResidence(residence);
  if (fault) faults.push({ field: '/residenceArea', ...fault });
  const areaCode = residence ?? ctx.actor.area?.code ?? null;
  if (areaCode === null) {
    const detail = { zh: '请选您平时住的地方', en: 'Please choose where you live' };
    faults.push({ field: '/residenceArea', code: 'needed', detail });
  }
  if (!idNumber || !name || areaCode === null || faults.length > 0) {
    throw new Problem(
      422,
      'person-not-readable',
      { zh: `有 ${faults.length} 处要改`, en: `${faults.length} field(s) need a change` },
      faults,
    );
  }
  return { idNumber, name, phone, residence, areaCode, source: input.source ?? sourceOf(ctx) };
}

/** The current row of a person who has just been made. */
export function rowOf(ctx: Context, personId: string, person: ReadPerson) {
  const { idNumber, name, phone, residence, areaCode } = person;
  return {
    person_id: personId,
    area_code: areaCode,
    area_lo: loadAreas().get(areaCode).lo,
    name_sealed: sealColumn(ctx, personId, 'name_sealed', name),
    name_mask: maskPersonName(name),
    name_index: indexOf.name(ctx, name),
    id_number_sealed: sealColumn(ctx, personId, 'id_number_sealed', idNumber.number),
    id_number_index: indexOf.idNumber(ctx, idNumber.number),
    id_number_mask: maskIdNumber(idNumber.number),
    id_document: idNumber.document,
    birth_date: idNumber.birthDate,
    sex: idNumber.sex,
    phone_sealed: phone === null ? null : sealColumn(ctx, personId, 'phone_sealed', phone),
    phone_mask: phone === null ? null : maskPhone(phone),
    residence_area: residence,
    registered_at: ctx.clock.now(),
  };
}

/** What the log says of a new person first. */
export function firstEntries(
  ctx: Context,
  { idNumber, name, phone, residence, source }: ReadPerson,
): Entry[] {
  const { get } = facts();
  const known: [string, string | null][] = [
    ['person.name', name],
    ['person.id_number', idNumber.number],
    ['person.phone', phone],
    ['person.residence_area', residence],
  ];
  return known.flatMap(([fact, value]) =>
    value === null ? [] : [{ fact: get(fact), value, validFrom: today(ctx), source }],
  );
}

/** Somebody else has this id: going on would open that person under a second number. */
export function idTaken(): Problem {
  return new Problem(409, 'person-id-taken', {
    zh: '请刷新后再提交一次',
    en: 'Please reload and submit again',
  });
}
