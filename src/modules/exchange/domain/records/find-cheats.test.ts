import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../../ground/clock/day.ts';
import { type Cheat, loadCheats } from '../../load-cheats.ts';
import type { SharedPhone, Watched } from './cheats.ts';
import { findCheats } from './find-cheats.ts';

const area = { code: '370705006000', lo: 1 };
type Example = Cheat['examples'][number];

function watched({ services = [] }: Example): Watched[] {
  return services.flatMap((each, lot) =>
    Array.from({ length: each.times }, (_, at): Watched => {
      const day = each.day ?? '2026-11-09';
      const given = new Date(
        Date.parse(`${day}T${each.at ?? '08:30'}:00+08:00`) + at * (each.every ?? 1) * 60_000,
      );
      return {
        id: `service-${lot}-${at}`,
        person: each.person === 'same' ? 'person' : `person-${lot}-${at}`,
        staff: each.staff === null ? null : 'staff',
        station: 'station',
        area,
        kind: each.kind,
        function: each.functions?.[at % each.functions.length] ?? 'F2',
        given,
        recorded: new Date(given.getTime() + (each.late ?? 0) * 86_400_000),
        text: each.text ?? null,
        died: each.died ? parseDay(each.died) : null,
        open: [{ from: '08:30', to: '17:30' }],
      };
    }),
  );
}

const phonesOf = ({ phones = [] }: Example): SharedPhone[] =>
  phones.map(({ births, apart }, at) => ({
    phone: `phone-${at}`,
    people: births.map((birth, who) => ({
      id: `person-${who}`,
      birth: parseDay(birth),
      residence: apart ? `place-${who}` : 'place',
      area,
    })),
  }));

describe('planted cheats', () => {
  const all = loadCheats().flatMap((rule) =>
    rule.examples.map((example) => ({ rule, example, says: example.says })),
  );
  it.each(all)('$rule.id: $says', ({ rule, example }) => {
    const given = { services: watched(example), phones: phonesOf(example), today: parseDay('2026-11-20') };
    const found = findCheats(rule, given);
    expect(found).toHaveLength(example.flags);
    // Every word of the sentence in braces has its number.
    for (const { numbers } of found)
      for (const [, name] of rule.sentence.zh.matchAll(/\{(\w+)\}/g))
        expect(numbers).toHaveProperty(name ?? '');
  });

  it('no example of one rule that is honest is flagged by another', () => {
    for (const { example } of all.filter(
      (each) => each.example.flags === 0 && !each.example.services?.[0]?.late,
    )) {
      const given = { services: watched(example), phones: [], today: parseDay('2026-11-20') };
      for (const rule of loadCheats().filter(({ id }) => id === 'dead' || id === 'split-visits'))
        expect(findCheats(rule, given), `${rule.id}: ${example.says}`).toEqual([]);
    }
  });
});
