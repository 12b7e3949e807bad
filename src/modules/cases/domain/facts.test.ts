import { describe, expect, test } from 'vitest';
import { shipped } from '../testing.ts';
import { type Answer, getQuestion } from './case-type.ts';
import { factsOf, offerFor } from './facts.ts';

const type = shipped('job-seeking.yaml');
const offer = (id: string, known: Record<string, Answer>) =>
  offerFor(getQuestion(type, id), (fact) => known[fact]);

describe('facts from answers', () => {
  test('an unclear answer becomes no fact, and an answer that is not asked for neither', () => {
    expect(factsOf(type, { 'wanted-jobs': null, years: 0, 'last-job': '饭店洗碗' })).toEqual(
      new Map([['person.experience_years', 0]]),
    );
  });

  test('what was offered and not taken is a no, except where silence says nothing', () => {
    expect(factsOf(type, { limits: ['no-nights'] })).toEqual(
      new Map<string, Answer>([
        ['person.no_nights', true],
        ['person.childcare_hours', false],
        ['person.remote_ok', null],
      ]),
    );
  });
});

describe('offers from facts', () => {
  test('the first fact that is known, the county of a home for a place to work', () => {
    expect(offer('areas', { 'person.residence_area': '370705001001' })).toEqual({
      answer: ['370705000000'],
      fact: 'person.residence_area',
    });
    expect(
      offer('areas', { 'person.residence_area': '370705001001', 'person.wanted_areas': ['370702000000'] })
        ?.fact,
    ).toBe('person.wanted_areas');
  });

  test('nothing where nothing is known, or the value is no answer to this question', () => {
    expect(offer('education', {})).toBeUndefined();
    expect(offer('education', { 'person.education': null })).toBeUndefined();
    expect(offer('reach', { 'person.reach_minutes': 45 })).toBeUndefined();
    expect(offer('status', { 'person.employment_status': 'not-looking' })).toBeUndefined();
  });

  test('several facts as one answer', () => {
    expect(offer('limits', { 'person.no_nights': true, 'person.childcare_hours': false })?.answer).toEqual([
      'no-nights',
    ]);
    expect(offer('limits', { 'person.no_nights': false, 'person.childcare_hours': false })?.answer).toEqual([
      'none',
    ]);
    expect(offer('limits', { 'person.no_nights': false })).toBeUndefined();
  });
});
