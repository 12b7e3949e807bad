import type { Context } from '../../ground/context.ts';
import type { FieldProblem } from '../../ground/problem.ts';
import { changePosting, checkWording, offerPosting, publishPosting } from '../matching/index.ts';
import type { Answer, Answers, CaseType } from './domain/case-type.ts';
import type { CaseMoved } from './domain/moves.ts';
import type { KeptOffer } from './store.ts';

/** From what the answers of a draft can be offered: a sentence said or pasted, a template, or an earlier case of the employer. */
export type DraftFrom =
  | { kind: 'sentence'; text: string }
  | { kind: 'template'; id: string }
  | { kind: 'posting'; postingId: string };

/** What cases of one type make in another module, in the case's own transaction, so that neither stands without the other. */
interface Maker {
  /** What can be read out of it, by question. */
  offer(ctx: Context, from: DraftFrom): Promise<Map<string, KeptOffer>>;
  /** What the other module would refuse of an answer that the question itself takes. */
  refuses(question: string, answer: Answer): FieldProblem['detail'] | undefined;
  make(ctx: Context, caseId: string, subjectId: string, answers: Answers, at: Date): Promise<void>;
  change(ctx: Context, caseId: string, moved: CaseMoved, at: Date): Promise<void>;
}

// By the moves of data/case-types/job-posting.yaml.
const postingMoves = {
  renew: 'renewed',
  filled: 'filled',
  withdraw: 'withdrawn',
  expire: 'expired',
} as const;

const isPostingMove = (move: string): move is keyof typeof postingMoves => move in postingMoves;

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
  },
};

export function makerOf({ makes }: CaseType): Maker | undefined {
  return makes && makers[makes];
}
