import { expect, it } from 'vitest';
import { emptyDraft, kindOf, type LookUp, stepsOf } from './register-draft.ts';

const draft = emptyDraft('a', 'b');
const found = (kind: LookUp['kind']) => ({ kind }) as LookUp;
const ask = (more: Partial<typeof draft>, kiosk = false) =>
  stepsOf({ ...draft, ...more }, { kiosk }).join(' ');

it('asks each only what it does not know', () => {
  expect(ask({ which: 'household' })).toBe('which place address contact check');
  expect(ask({ which: 'stall' })).toBe('which name place address contact check');
  expect(ask({ which: 'licensed' })).toBe('which code name kind place address contact photo check');
  expect(ask({ which: 'licensed', found: found('enterprise') })).toBe(
    'which code name place address contact photo check',
  );
  expect(ask({ which: 'licensed', found: found(null) }, true)).toBe(
    'which code name kind place address contact check',
  );
});

it('sends the kind that the answers come to', () => {
  expect(kindOf({ ...draft, which: 'household' })).toBe('household');
  expect(kindOf({ ...draft, which: 'stall', found: found('enterprise') })).toBe('merchant');
  expect(kindOf({ ...draft, which: 'licensed', found: found('cooperative') })).toBe('cooperative');
  expect(kindOf({ ...draft, which: 'licensed', found: found(null), kind: 'school' })).toBe('school');
});
