/**
 * The keywords of JSON Schema 2020-12 that a question may use. They are few on purpose: the same few lines check an answer in
 * the browser, where the content security policy allows no generated code, and on the server. A test holds them equal to a
 * full validator.
 */
export interface AnswerSchema {
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  enum?: (string | number | boolean)[];
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  /** Counted in characters (Unicode code points). */
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: AnswerSchema;
}

export type Keyword = keyof AnswerSchema;

const characters = (text: string) => Array.from(text).length;

const ofType = {
  string: (value: unknown) => typeof value === 'string',
  integer: (value: unknown) => Number.isInteger(value),
  number: (value: unknown) => typeof value === 'number',
  boolean: (value: unknown) => typeof value === 'boolean',
  array: (value: unknown) => Array.isArray(value),
};

/** For each keyword whether it is met; one that does not speak of this kind of value is met (JSON Schema Core 2020-12, 7.6.1). */
const tests: { [K in Keyword]-?: (wanted: NonNullable<AnswerSchema[K]>, value: unknown) => boolean } = {
  type: (wanted, value) => ofType[wanted](value),
  enum: (wanted, value) => wanted.some((each) => each === value),
  minimum: (wanted, value) => typeof value !== 'number' || value >= wanted,
  maximum: (wanted, value) => typeof value !== 'number' || value <= wanted,
  multipleOf: (wanted, value) => typeof value !== 'number' || value % wanted === 0,
  minLength: (wanted, value) => typeof value !== 'string' || characters(value) >= wanted,
  maxLength: (wanted, value) => typeof value !== 'string' || characters(value) <= wanted,
  pattern: (wanted, value) => typeof value !== 'string' || new RegExp(wanted, 'u').test(value),
  minItems: (wanted, value) => !Array.isArray(value) || value.length >= wanted,
  maxItems: (wanted, value) => !Array.isArray(value) || value.length <= wanted,
  uniqueItems: (wanted, value) => !wanted || !Array.isArray(value) || new Set(value).size === value.length,
  items: (wanted, value) =>
    !Array.isArray(value) || value.every((item) => unmetKeywords(wanted, item).length === 0),
};

/** The keywords of a schema that a value does not meet; none where it is valid. */
export function unmetKeywords(schema: AnswerSchema, value: unknown): Keyword[] {
  return (Object.keys(tests) as Keyword[]).filter((keyword) => {
    const wanted = schema[keyword];
    const isMet = tests[keyword] as (wanted: unknown, value: unknown) => boolean;
    return wanted !== undefined && !isMet(wanted, value);
  });
}

/** Of the keywords, those that a person's own typing can fail to meet, so that a sentence for each is needed. */
export function keywordsOf(schema: AnswerSchema): Keyword[] {
  const own = Object.keys(schema).filter((keyword) => keyword !== 'type' && keyword !== 'items') as Keyword[];
  return schema.items ? [...own, ...(keywordsOf(schema.items).length > 0 ? (['items'] as const) : [])] : own;
}
