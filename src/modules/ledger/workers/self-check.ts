import { openDatabase } from '../../../ground/database/database.ts';
import { answerWork } from '../../../ground/workers/answer-work.ts';
import { type LedgerReport, verifyLedger } from '../actions/verify-ledger.ts';

/** What the check needs: its own connection, and the key that heads must be signed with. */
export interface SelfCheck {
  url: string;
  publicKey: Uint8Array;
  area: { lo: number; hi: number };
}

await answerWork<SelfCheck, LedgerReport>(async ({ url, publicKey, area }) => {
  const database = openDatabase(url, 'worker', { connections: 1, onError: () => {} });
  try {
    const scope = { actor: null, person: null, area, purpose: 'ledger' };
    return await database.inScope(scope, (tx) => verifyLedger({ tx }, { publicKey }));
  } finally {
    await database.close();
  }
});
