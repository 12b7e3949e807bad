import type { Context } from '../../ground/context.ts';
import type { FieldProblem, Words } from '../../ground/problem.ts';
import {
  changePosting,
  checkWording,
  findStandings,
  offerPosting,
  publishPosting,
} from '../matching/index.ts';
import type { Answer, Answers, CaseType, State } from './domain/case-type.ts';
import type { CaseMoved } from './domain/moves.ts';
import type { KeptOffer } from './store.ts';

/** From what the answers of a draft can be offered: a sentence said or pasted, a template, or an earlier case of the employer. */
export type DraftFrom =
  | { kind: 'sentence'; text: string }
  | { kind: 'template'; id: string }
  | { kind: 'posting'; postingId: string };

/** What a case made was ended by somebody else than its moves: how that is said, and which moves are left. */
export interface Stopped {
  state: { id: string; name: Words; tone: State['tone'] };
  result: Words;
  takes(move: string): boolean;
}

/** What cases of one type make in another module, in the case's own transaction, so that neither stands without the other. */
interface Maker {
  /** What can be read out of it, by question. */
  offer(ctx: Context, from: DraftFrom): Promise<Map<string, KeptOffer>>;
  /** What the other module would refuse of an answer that the question itself takes. */
  refuses(question: string, answer: Answer): FieldProblem['detail'] | undefined;
  make(ctx: Context, caseId: string, subjectId: string, answers: Answers, at: Date): Promise<void>;
  change(ctx: Context, caseId: string, moved: CaseMoved, at: Date): Promise<void>;
  /** Of these cases, those whose table does not say what became of what they made. */
  findStopped(ctx: Context, caseIds: readonly string[]): Promise<Map<string, Stopped>>;
}

// By the moves of data/case-types/job-posting.yaml.
const postingMoves = {
  renew: 'renewed',
  filled: 'filled',
  withdraw: 'withdrawn',
  expire: 'expired',
} as const;

const isPostingMove = (move: string): move is keyof typeof postingMoves => move in postingMoves;

/** By what a posting is closed without a move of its case; a table that has a move for silence says the same of it. */
const stops: Record<'silent' | 'unlawful' | 'employer-refused', Omit<Stopped, 'takes'>> = {
  silent: {
    state: { id: 'silent', name: { zh: '没回复，已停', en: 'Stopped without an answer' }, tone: 'neutral' },
    result: {
      zh: '报名的人一直没等到回复，岗位已停；还招人，照它再发一个',
      en: 'Those who applied had no answer and the posting was stopped; post it again from this one if you still need people',
    },
  },
  unlawful: {
    state: { id: 'unlawful', name: { zh: '用语要改，已停', en: 'Stopped for its wording' }, tone: 'neutral' },
    result: {
      zh: '有法律不许写的话，岗位已停；改好再发一个',
      en: 'It says what the law forbids and was stopped; post it anew without that',
    },
  },
  'employer-refused': {
    state: {
      id: 'employer-refused',
      name: { zh: '单位没核验上，已停', en: 'Stopped, the employer was not verified' },
      tone: 'wait',
    },
    result: {
      zh: '单位没核验上，岗位先停了；补好材料再核验',
      en: 'The employer could not be verified and the posting was stopped; complete what is missing first',
    },
  },
};

const makers: Record<NonNullable<CaseType['makes']>, Maker> = {
  posting: {
    offer: (ctx, from) => offerPosting(ctx, from),
    refuses(question, answer) {
      if (typeof answer !== 'string' && !Array.isArray(answer)) return undefined;
      const found = checkWording({ [question]: answer }).find(({ level }) => level === 'unlawful');
      return (
        found && {
          zh: `“${found.words}”要改：${found.says.zh}。${found.better.zh}`,
          en: `“${found.words}”: ${found.says.en}. ${found.better.en}`,
        }
      );
    },
    async make(ctx, postingId, employerId, answers, at) {
      await publishPosting(ctx, { postingId, employerId, answers, at });
    },
    async change(ctx, postingId, { move, reason }, at) {
      if (isPostingMove(move))
        await changePosting(ctx, postingId, postingMoves[move], { at, reason: reason ?? undefined });
    },
    async findStopped(ctx, postingIds) {
      const found = await findStandings(ctx, postingIds);
      return new Map(
        [...found].flatMap(([postingId, { reason, moves }]) => {
          if (reason !== 'silent' && reason !== 'unlawful' && reason !== 'employer-refused') return [];
          const takes = (move: string) => !isPostingMove(move) || moves.has(postingMoves[move]);
          return [[postingId, { ...stops[reason], takes }] as const];
        }),
      );
    },
  },
};

/** Of cases of whatever types, those that something else than their own moves has stopped. */
export async function findStopped(
  ctx: Context,
  cases: readonly { caseId: string; type: CaseType }[],
): Promise<Map<string, Stopped>> {
  const stopped = new Map<string, Stopped>();
  for (const [makes, maker] of Object.entries(makers)) {
    const ids = cases.filter(({ type }) => type.makes === makes).map(({ caseId }) => caseId);
    for (const [caseId, each] of await maker.findStopped(ctx, ids)) stopped.set(caseId, each);
  }
  return stopped;
}

export function makerOf({ makes }: CaseType): Maker | undefined {
  return makes && makers[makes];
}
