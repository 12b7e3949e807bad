import fc from 'fast-check';
import type { TSchema } from 'typebox';

/** What a hurried or hostile person might send. */
export const hostile = fc.constantFrom<unknown>(
  '',
  ' ',
  '\0',
  '\ud800',
  "' or 1=1 --",
  '{{7*7}}',
  '../../etc/passwd',
  '<script>1</script>',
  '\u202e',
  '𠮷𬭎',
  'a'.repeat(5000),
  '=1+1',
  -1,
  0,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  1.5,
  null,
  true,
  [],
  {},
  [[[]]],
  { a: { b: { c: [1, '2', null] } } },
);

/**
 * Values of a schema, mostly right, sometimes at an edge.
 * @param knownIds ids of things that exist, so that some requests find something.
 */
export function fitting(schema: TSchema, knownIds: readonly string[], depth = 0): fc.Arbitrary<unknown> {
  const known = schema as {
    type?: string;
    enum?: unknown[];
    const?: unknown;
    anyOf?: TSchema[];
    items?: TSchema;
    format?: string;
    pattern?: string;
    minLength?: number;
    maxLength?: number;
    minimum?: number;
    maximum?: number;
    properties?: Record<string, TSchema>;
    required?: string[];
    minItems?: number;
    maxItems?: number;
  };
  if (depth > 6) return fc.constant(null);
  if (known.enum) return fc.constantFrom(...known.enum);
  if (known.const !== undefined) return fc.constant(known.const);
  if (known.anyOf) return fc.oneof(...known.anyOf.map((each) => fitting(each, knownIds, depth + 1)));
  switch (known.type) {
    case 'string':
      if (known.format === 'uuid') return fc.oneof(fc.constantFrom(...knownIds), fc.uuid());
      if (known.format === 'date')
        return fc.constantFrom('2026-11-20', '2024-02-29', '0001-01-01', '9999-12-31', '2026-02-30');
      if (known.pattern) return fc.stringMatching(new RegExp(known.pattern));
      return fc.string({
        minLength: known.minLength ?? 0,
        maxLength: Math.min(known.maxLength ?? 40, 60),
        unit: 'grapheme',
      });
    case 'integer':
      return fc.integer({ min: known.minimum ?? -1000, max: known.maximum ?? 1_000_000_000 });
    case 'number':
      return fc.double({ min: known.minimum ?? -1e9, max: known.maximum ?? 1e9, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(known.items ? fitting(known.items, knownIds, depth + 1) : hostile, {
        minLength: known.minItems ?? 0,
        maxLength: Math.min(known.maxItems ?? 4, 6),
      });
    case 'object': {
      const properties = Object.entries(known.properties ?? {});
      return fc.record(
        Object.fromEntries(properties.map(([name, each]) => [name, fitting(each, knownIds, depth + 1)])),
        {
          requiredKeys: known.required ?? [],
        },
      );
    }
    default:
      return hostile;
  }
}

/** One value in ten is hostile, at any place of the body. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const keys = Object.keys(value);
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant(value) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(...(keys.length ? keys : ['x'])), hostile)
          .map(([key, bad]) => ({ ...value, [key]: bad })),
      },
      { weight: 1, arbitrary: hostile.map((bad) => ({ ...value, extra: bad })) },
      { weight: 1, arbitrary: hostile },
    );
  }
  return fc.oneof({ weight: 9, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: hostile });
}
