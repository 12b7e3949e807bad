import { useEffect } from 'react';
import { call, type Output, setEmployer, setVisit } from './call.ts';
import { queries, useLoad } from './data.ts';
import { resetKiosk } from './device.ts';
import { setShellInfo } from './shell-info.ts';
import { forgetTyped } from './typed.ts';

export type Session = Output<'GET /api/session'>;

/** Who is signed in; undefined until the server has said so. */
export function useSession(): Session | undefined {
  return useLoad('GET /api/session', undefined, { stay: true, anyVisit: true }).data;
}

/** Tells the frames what the session says about the world; App holds it. */
export function SessionInfo() {
  const session = useSession();
  useEffect(() => {
    if (session) setShellInfo({ demo: session.demo, publicUrl: session.publicUrl });
  }, [session]);
  return null;
}

/**
 * Ends the session and leaves nothing of the person on the screen: a terminal is then as it stood in the morning.
 * @param to where whoever comes next begins.
 */
export async function leave(to = '/'): Promise<void> {
  await call('POST /api/session/end', { body: {} }).catch(() => undefined);
  setVisit(null);
  setEmployer(null);
  forgetTyped();
  queries.clear();
  if (document.documentElement.dataset.skin === 'kiosk') resetKiosk();
  // A fresh start also drops what components remember; replaced, the page that showed the person is no step back from it.
  location.replace(to);
}
