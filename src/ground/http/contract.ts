import type { Static, TSchema } from 'typebox';
import type { Actor, Context } from '../context.ts';
import type { Words } from '../problem.ts';

/**
 * One route, as data: the OpenAPI document, validation, the walk of who may do what, and the pages' types all come from it.
 * Its key in a contract is `METHOD /api/path/:param`.
 */
export interface Route {
  summary: Words;
  /** Roles of data/roles.yaml that may; everybody else is refused before the act. */
  who: readonly string[];
  /** Why persons are read here: a word of the purposes list. */
  purpose: string;
  params?: TSchema;
  query?: TSchema;
  body?: TSchema;
  reply: TSchema;
  /**
   * A hot act that takes few milliseconds, locks nothing, reads first, writes by `dispatch` only and has no effect but on the
   * database: it may be saved together with others of its moment (decisions/0013-group-commit.md).
   */
  short?: true;
  /**
   * A POST that only looks something up, because what it asks with is too long or too personal for an address: it runs read-only, and
   * neither question nor answer is kept, not even for a repeat.
   */
  reads?: true;
  /** The largest body; 256 where nothing is said. Only for parts of files. */
  mostKilobytes?: number;
  /**
   * The answer is a list that may leave the house: with `?as=xlsx` as a workbook, with `?as=table` for paper, in a template of
   * data/templates for this name (decisions/0017-lists-out.md). Only on GET.
   */
  list?: {
    name: string;
    /** Whose it is: of the area where the role holds, or of the person or employer that is acted for. */
    of: 'area' | 'subject';
    /** Where its rows stand in the answer: `callbacks`, `groups.facts`. */
    rows: string;
    /** Roles that may take it away; without them whoever may see it. */
    who?: readonly string[];
  };
  /** Requests a minute from one client; only for routes that guessers would try. */
  perMinute?: number;
}

export type Contract = Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /api/${string}`, Route>;

/** Keeps the exact schema types of a contract. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract;
}

type Part<R extends Route, P extends 'params' | 'query' | 'body'> = R[P] extends TSchema
  ? { [K in P]: Static<R[P]> }
  : unknown;

/** What a route takes: `{ params, query, body }`, each only where the contract has it. */
export type InputOf<C, K extends keyof C> = C[K] extends Route
  ? Part<C[K], 'params'> & Part<C[K], 'query'> & Part<C[K], 'body'>
  : never;

/** What a route answers. */
export type OutputOf<C, K extends keyof C> = C[K] extends Route ? Static<C[K]['reply']> : never;

/** Contract → action, a line each. */
export type Routes<C> = {
  [K in keyof C]: (ctx: Context, input: InputOf<C, K>, http: Exchange) => Promise<OutputOf<C, K>>;
};

/** The few things about the exchange itself that sign-in needs. */
export interface Exchange {
  /** Starts or ends the session of this browser. */
  setSession(token: string | null): void;
  sessionToken: string | null;
  clientAddress: string;
}

/** A list that was taken: which, in which template, how, why, how much of it. */
export interface ListCopy {
  list: string;
  of: 'area' | 'subject';
  template: string;
  way: 'file' | 'print';
  purpose: string;
  rows: number;
}

/** A list to be printed, with `?as=table`: each value as it is shown. */
export interface ListTable {
  title: string;
  above: string[];
  heads: string[];
  rows: string[][];
  below: string[];
  /** Across each page: who took it and when. */
  marked: string;
}

/** Says who acts; given to the server by the module that knows sign-in. */
export interface Gate {
  /**
   * @param tx a transaction without scope.
   * @param session the browser's, with the visit at the counter and the employer that the request names, if any.
   * @throws Problem 401 or 403.
   */
  identify(
    tx: Context['tx'],
    session: { token: string | null; visitId: string | null; employerId: string | null },
  ): Promise<Actor>;
  /** Writes down that a list leaves the house; what cannot be written down does not leave. @returns its number, and who took it. */
  noteCopy(ctx: Context, copy: ListCopy): Promise<{ copyId: string; by: string | null }>;
  /** Notes that a session was used, so that it does not end as idle; after the answer, in a transaction of its own. */
  noteUse(tx: Context['tx'], token: string): Promise<void>;
}
