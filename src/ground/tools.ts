import type { SigningKey } from './crypto/signing.ts';

/** What some jobs need and no request has. */
export interface Tools {
  /** Signs the ledger's heads. */
  signing: SigningKey;
  /** For a thread that needs a connection of its own as `leye_worker`. */
  workerUrl: string;
  /** Where text messages go; null in the demonstration, where nothing leaves the machine. */
  textChannel: { url: string; token: string | null } | null;
}
