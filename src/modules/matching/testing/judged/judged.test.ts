import { describe, expect, test } from 'vitest';
import { loadAreas } from '../../../../ground/areas/load.ts';
import { checkAd, printedAd } from '../../actions/add-ads-from-list.ts';
import { hasWishes } from '../../domain/wishes.ts';
import { readJudgedPersons, readJudgedPostings } from './judged.ts';

describe('what is judged', () => {
  test('36 people, two thirds of them for work of a county, who live and look in places that there are', () => {
    const persons = readJudgedPersons();
    const areas = loadAreas();
    expect(new Set(persons.map(({ id }) => id)).size).toBe(36);
    expect(persons.filter(({ half }) => half === 'county')).toHaveLength(24);
    for (const { id, half, wishes } of persons) {
      expect(hasWishes(wishes), id).toBe(true);
      for (const code of [wishes.residence ?? '', ...wishes.areas])
        expect(areas.find(code), `${id} ${code}`).toBeDefined();
      expect(wishes.residence?.startsWith('3707'), id).toBe(half === 'county');
    }
  });

  test('postings that say that they were written, and are such as a list may print', () => {
    const postings = readJudgedPostings();
    expect(postings.length).toBeGreaterThanOrEqual(400);
    expect(new Set(postings.map(({ id }) => id)).size).toBe(postings.length);
    expect(new Set(postings.map(({ description }) => description)).size).toBe(postings.length);
    for (const posting of postings) {
      expect(checkAd(printedAd(posting)), String(posting.id)).toEqual([]);
      expect(posting).toMatchObject({ source: '为评判而写', company: expect.stringMatching(/（演示）$/) });
    }
    for (const kind of ['care', 'retail', 'factory', 'delivery', 'kitchen'])
      expect(postings.filter((posting) => posting.kind === kind).length, kind).toBeGreaterThanOrEqual(20);
  });
});
