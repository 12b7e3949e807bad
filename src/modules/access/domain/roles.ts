/** A role as data/roles.yaml declares it. */
export interface Role {
  id: string;
  name: { zh: string; en: string };
  staff: boolean;
  /** A session ends after so many minutes without use. */
  idleMinutes: number;
  /** A session ends after so many hours in any case. */
  lifeHours: number;
}

/** Whether a session may go on: neither ended, nor past its life, nor idle for too long. */
export function isAlive(
  session: { seenAt: Date; endsAt: Date; endedAt: Date | null },
  role: Pick<Role, 'idleMinutes'>,
  now: Date,
): boolean {
  const idle = now.getTime() - session.seenAt.getTime();
  return session.endedAt === null && now < session.endsAt && idle < role.idleMinutes * 60_000;
}

/** Wrong tries before an account rests (safety.md's figure: at most five), and for how many minutes. */
export const triesBeforeRest = 5;
export const restMinutes = 15;
