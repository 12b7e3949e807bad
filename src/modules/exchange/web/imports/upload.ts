import { CallOffline, CallProblem, call } from '../../../../web/call.ts';

/** Sends one part; the server answers which parts it has not got yet. Sent again, a part changes nothing. */
export type SendPart = (part: number, content: Blob) => Promise<{ missing: readonly number[] }>;

export interface UploadOptions {
  partBytes: number;
  send: SendPart;
  /** Waits before the next try; ends early where there is a network again. */
  pause: (milliseconds: number) => Promise<void>;
  /** Hears how much of the file is there, and whether the network is waited for. */
  heard: (share: number, waiting: boolean) => void;
  signal: AbortSignal;
}

const pauses = { first: 1000, most: 30_000 };

/** A break of the network, a server that is starting or too many requests: all pass. */
export function passes(error: unknown): boolean {
  if (error instanceof CallOffline) return true;
  return error instanceof CallProblem && (error.status === 429 || error.status >= 502);
}

/**
 * Sends a file in parts until none is missing. The first answer says what is there already, so that a file that was sent in part goes
 * on where it stood. @throws what the server refuses, and AbortError.
 */
export async function uploadFile(file: Blob, options: UploadOptions): Promise<void> {
  const { partBytes, send, pause, heard, signal } = options;
  const parts = Math.max(1, Math.ceil(file.size / partBytes));
  let missing: readonly number[] = [0];
  let wait = pauses.first;
  while (missing.length > 0) {
    signal.throwIfAborted();
    const part = missing[0] ?? 0;
    try {
      ({ missing } = await send(part, file.slice(part * partBytes, (part + 1) * partBytes)));
      wait = pauses.first;
      heard((parts - missing.length) / parts, false);
    } catch (error) {
      if (signal.aborted || !passes(error)) throw error;
      heard((parts - missing.length) / parts, true);
      await pause(wait);
      wait = Math.min(wait * 2, pauses.most);
    }
  }
}

/** Bytes as base64, without the head of a data address. */
async function base64Of(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  let text = '';
  // As many at once as a call may have arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Sends parts of one import to the server. */
export const sendTo =
  (importId: string, signal: AbortSignal): SendPart =>
  async (part, content) =>
    call(
      'POST /api/imports/:import/parts/:part',
      { params: { import: importId, part }, body: { content: await base64Of(content) } },
      { signal },
    );

/** Waits so long, or until the browser is connected again. */
export function pauseOrOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
  });
}
