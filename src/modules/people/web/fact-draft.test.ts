import { describe, expect, it } from 'vitest';
import { type Asked, chosenCodes, draftOf, noneOf, type Value, valueToSend } from './fact-draft.ts';

const fact = (type: string) => ({ type }) as Asked;

describe('a fact in a page', () => {
  it('goes into its control and comes back the same', () => {
    const values: [string, Value][] = [
      ['yesno', true],
      ['yesno', false],
      ['fen', 450_050],
      ['integer', 0],
      ['texts', ['厨师', '面点师']],
      ['codes', ['veteran']],
      ['codes', []],
      ['areas', ['370705000000']],
      ['code', '21'],
      ['phone', '13800000000'],
    ];
    for (const [type, value] of values) {
      expect(valueToSend(fact(type), draftOf(fact(type), value) ?? null), type).toEqual(value);
    }
  });

  it('not known is nothing chosen, and 说不清楚 is sent as not known', () => {
    expect(draftOf(fact('yesno'), null)).toBeUndefined();
    expect(valueToSend(fact('yesno'), null)).toBeNull();
  });

  it('reads what is typed on any keyboard; what it cannot read goes to the server as typed', () => {
    expect(valueToSend(fact('fen'), ' ４５００.５ ')).toBe(450_050);
    expect(valueToSend(fact('fen'), '四千五')).toBe('四千五');
    expect(valueToSend(fact('fen'), '-1')).toBe('-1');
    expect(valueToSend(fact('integer'), '3.5')).toBe('3.5');
    expect(valueToSend(fact('texts'), ' 厨师 \n\n面点师\n')).toEqual(['厨师', '面点师']);
  });

  it('都不是 and the others exclude each other', () => {
    expect(chosenCodes(['veteran'], ['veteran', noneOf])).toEqual([noneOf]);
    expect(chosenCodes([noneOf], [noneOf, 'veteran'])).toEqual(['veteran']);
    expect(chosenCodes(undefined, undefined)).toBeUndefined();
    expect(chosenCodes(['veteran'], null)).toBeNull();
  });
});
