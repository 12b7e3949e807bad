/** A sentence in the two languages of the product; Chinese first, English second. */
export interface Words {
  zh: string;
  en: string;
}

/** One field that needs mending: a JSON pointer into the request body, or the name of a path or query parameter. */
export interface FieldProblem {
  field: string;
  code: string;
  detail: Words;
}

/**
 * An error that a person can mend: it becomes an RFC 9457 problem+json answer.
 * `detail` says what to do, in a sentence that may be shown as it is.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: Words;
  readonly fields: FieldProblem[];
  /** What the act wrote before it said no is kept: a wrong code must count although the request is refused. */
  keepsWork = false;

  constructor(status: number, code: string, detail: Words, fields: FieldProblem[] = []) {
    super(`${code}: ${detail.en}`);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.fields = fields;
  }
}

/** 422 about exactly one field. */
export function fieldProblem(field: string, code: string, detail: Words): Problem {
  return new Problem(422, code, detail, [{ field, code, detail }]);
}

/** Marks a refusal whose writes are to be committed. */
export function keepingWork(problem: Problem): Problem {
  problem.keepsWork = true;
  return problem;
}
