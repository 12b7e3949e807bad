import type { Context } from './context.ts';
import type { SigningKey } from './crypto/signing.ts';

/** What some jobs need and no request has. */
export interface Tools {
  /** Signs the ledger's heads. */
  signing: SigningKey;
  /** For a thread that needs a connection of its own as `leye_worker`. */
  workerUrl: string;
  /** Runs an act in a transaction of its own, as a job over every area: for work of more steps than one transaction should hold. */
  transact<T>(name: string, purpose: string, act: (ctx: Context) => Promise<T>): Promise<T>;
  /** Where text messages go; null in the demonstration, where nothing leaves the machine. */
  textChannel: { url: string; token: string | null } | null;
}
