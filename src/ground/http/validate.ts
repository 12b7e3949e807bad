import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { type FieldProblem, Problem, type Words } from '../problem.ts';

interface SchemaError {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
}

function sentence({ keyword, params }: SchemaError): Words {
  const { limit } = params as { limit?: number };
  switch (keyword) {
    case 'required':
      return { zh: '这一项要填', en: 'This is needed' };
    case 'additionalProperties':
    case 'unevaluatedProperties':
    case 'boolean':
      return { zh: '这里不收这一项，请去掉', en: 'This is not taken here; please leave it out' };
    case 'maxLength':
      return { zh: `最多 ${limit} 个字`, en: `At most ${limit} characters` };
    case 'minLength':
      return { zh: `至少 ${limit} 个字`, en: `At least ${limit} characters` };
    case 'maximum':
    case 'exclusiveMaximum':
      return { zh: `不能大于 ${limit}`, en: `Not more than ${limit}` };
    case 'minimum':
    case 'exclusiveMinimum':
      return { zh: `不能小于 ${limit}`, en: `Not less than ${limit}` };
    case 'maxItems':
      return { zh: `最多 ${limit} 项`, en: `At most ${limit} items` };
    case 'minItems':
      return { zh: `至少 ${limit} 项`, en: `At least ${limit} items` };
    case 'enum':
    case 'const':
    case 'anyOf':
      return { zh: '请从给出的选项里选', en: 'Please choose one of the values offered' };
    default:
      return { zh: '格式不对，请核对', en: 'The form is not right; please check it' };
  }
}

function fieldsOf(errors: SchemaError[]): FieldProblem[] {
  const fields = new Map<string, FieldProblem>();
  for (const error of errors) {
    const { requiredProperties, additionalProperties } = error.params as {
      requiredProperties?: string[];
      additionalProperties?: string[];
    };
    const names = requiredProperties ?? additionalProperties;
    const paths = names ? names.map((name) => `${error.instancePath}/${name}`) : [error.instancePath || '/'];
    for (const field of paths) {
      if (!fields.has(field)) fields.set(field, { field, code: error.keyword, detail: sentence(error) });
    }
  }
  return [...fields.values()].slice(0, 20);
}

/**
 * A checker for one part of a request. Path and query arrive as text and are converted first; bodies are taken as they are.
 * @returns a function that gives the value back or throws a 400 Problem naming each field.
 */
export function checkerOf(schema: TSchema, part: 'params' | 'query' | 'body'): (value: unknown) => unknown {
  // Made when first needed: the program is up a second earlier than with those of all routes.
  let check: ReturnType<typeof Compile> | undefined;
  return (value) => {
    check ??= Compile(schema);
    const taken = part === 'body' ? value : Value.Convert(schema, value);
    if (check.Check(taken)) return taken;
    const fields = fieldsOf([...check.Errors(taken)] as unknown as SchemaError[]);
    throw new Problem(
      400,
      'invalid-input',
      { zh: `有 ${fields.length} 处要改`, en: `${fields.length} field(s) need a change` },
      fields,
    );
  };
}
