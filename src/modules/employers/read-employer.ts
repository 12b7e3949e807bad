import { loadAreas } from '../../ground/areas/load.ts';
import { type FieldProblem, Problem } from '../../ground/problem.ts';
import { type CreditCode, readCreditCode } from './domain/credit-code.ts';
import {
  householdName,
  type Kind,
  mayLackCode,
  readAddress,
  readContactName,
  readContactPhone,
  readEmployerName,
  type Size,
} from './domain/employer.ts';
import type { Reading } from './domain/reading.ts';

/** What somebody tells of an employer. */
export interface ToldEmployer {
  /** As typed; null for a household or a stall without licence. */
  creditCode: string | null;
  /** As on the licence or over the door; of a household it is not asked and not kept. */
  name: string | null;
  kind: Kind;
  industry?: string | null;
  size?: Size | null;
  /** 用工地, to the county at least. */
  areaCode: string;
  address: string;
  contactName: string;
  contactPhone: string;
}

/** The same, read and checked. */
export interface ReadEmployer {
  creditCode: string | null;
  name: string;
  kind: Kind;
  industry: string | null;
  size: Size | null;
  areaCode: string;
  areaLo: number;
  /** Of a household it is kept sealed, with the contact. */
  address: string;
  contactName: string;
  contactPhone: string;
}

/** @throws Problem 422 `employer-not-readable` naming each field. */
export function readEmployer(told: ToldEmployer): ReadEmployer {
  const faults: FieldProblem[] = [];
  const take = <T>(field: string, reading: Reading<T>): T | null => {
    if (reading.ok) return reading.value;
    faults.push({ field, ...reading.reason });
    return null;
  };
  const fault = (field: string, code: string, zh: string, en: string) =>
    faults.push({ field, code, detail: { zh, en } });

  const code: CreditCode | null = told.creditCode
    ? take('/creditCode', readCreditCode(told.creditCode))
    : null;
  if (!told.creditCode && !mayLackCode(told.kind))
    fault('/creditCode', 'needed', '这类单位要填信用代码', 'An employer of this kind has a credit code');
  if (told.creditCode && told.kind === 'household')
    fault('/kind', 'household-has-code', '有信用代码的不是家庭，请改选', 'A household has no credit code');
  const area = loadAreas().find(told.areaCode);
  if (!area)
    fault(
      '/areaCode',
      'no-such-area',
      '没有这个地区，请重新选',
      'There is no such area; please choose again',
    );
  else if (area.level < 3)
    fault('/areaCode', 'area-too-wide', '请选到县（市、区）', 'Please choose down to the county');
  const name =
    told.kind === 'household'
      ? householdName(area?.name ?? '')
      : take('/name', readEmployerName(told.name ?? ''));
  const address = take('/address', readAddress(told.address));
  const contactName = take('/contactName', readContactName(told.contactName));
  const contactPhone = take('/contactPhone', readContactPhone(told.contactPhone));
  if (
    !area ||
    name === null ||
    address === null ||
    contactName === null ||
    contactPhone === null ||
    faults.length
  )
    throw new Problem(
      422,
      'employer-not-readable',
      { zh: `有 ${faults.length} 处要改`, en: `${faults.length} field(s) need a change` },
      faults,
    );
  return {
    creditCode: code?.code ?? null,
    name,
    kind: told.kind,
    industry: told.industry ?? null,
    size: told.size ?? null,
    areaCode: area.code,
    areaLo: area.lo,
    address,
    contactName,
    contactPhone,
  };
}

/** The columns that say where it is; of a household the public row has the area's centre and no address. */
export function placeColumns({
  areaCode,
  areaLo,
  kind,
  address,
}: Pick<ReadEmployer, 'areaCode' | 'areaLo' | 'kind' | 'address'>) {
  const centre = loadAreas().centreOf(areaCode);
  return {
    area_code: areaCode,
    area_lo: areaLo,
    address: kind === 'household' ? null : address,
    lat: centre?.lat ?? null,
    lon: centre?.lng ?? null,
    place_precision: centre ? 'area' : null,
  };
}
