import fc from 'fast-check';
import { Check } from 'typebox/schema';
import { expect, test } from 'vitest';
import { type AnswerSchema, unmetKeywords } from './answer-schema.ts';

const scalar = fc.oneof(
  fc.integer({ min: -5, max: 60 }),
  // Not any double: the other validator takes what is nearly a multiple for one.
  fc.constantFrom(0.5, -2.25, 1.5),
  fc.boolean(),
  fc.string({ unit: fc.constantFrom('a', '汉', '𠮷', ' ', '1'), maxLength: 5 }),
);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }), fc.constant(null), fc.constant({}));
const small = fc.integer({ min: 0, max: 3 });

const flat = {
  type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'array'),
  enum: fc.array(scalar, { minLength: 1, maxLength: 3 }),
  minimum: fc.integer({ min: -5, max: 60 }),
  maximum: fc.integer({ min: -5, max: 60 }),
  multipleOf: fc.constantFrom(1, 2, 100),
  minLength: small,
  maxLength: small,
  pattern: fc.constantFrom('^[0-9]+$', '汉', '^.$'),
  minItems: small,
  maxItems: small,
  uniqueItems: fc.boolean(),
};
const schema = fc.record(
  { ...flat, items: fc.record(flat, { requiredKeys: [] }) },
  { requiredKeys: [] },
) as fc.Arbitrary<AnswerSchema>;

test('agrees with a full JSON Schema validator on every keyword that a question may use', () => {
  fc.assert(
    fc.property(schema, value, (wanted, given) => {
      expect(unmetKeywords(wanted, given).length === 0).toBe(Check(wanted as object, given));
    }),
    { numRuns: 5000 },
  );
});

test('counts characters as people do', () => {
  expect(unmetKeywords({ maxLength: 2 }, '𠮷野')).toEqual([]);
  expect(unmetKeywords({ minLength: 2 }, '𠮷')).toEqual(['minLength']);
});
