import type { Context } from '../../../../ground/context.ts';
import { canMove, type PostingMove, postingMoves, type Standing } from '../../domain/posting-state.ts';
import { listStandings } from '../../store-postings.ts';

/** Where a posting is, and what can happen to it there. */
export interface PostingStanding extends Standing {
  moves: ReadonlySet<PostingMove>;
}

/** Where postings are, by id; without those that the actor may not see. */
export async function findStandings(
  ctx: Pick<Context, 'tx'>,
  postingIds: readonly string[],
): Promise<Map<string, PostingStanding>> {
  const rows = await listStandings(ctx, postingIds);
  return new Map(
    rows.map(({ postingId, state, reason }) => {
      const standing = { state, reason };
      const moves = postingMoves.flatMap(({ move }) => (canMove(standing, move) ? move : []));
      return [postingId, { ...standing, moves: new Set(moves) }];
    }),
  );
}
