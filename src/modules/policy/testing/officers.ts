import { loadAreas } from '../../../ground/areas/load.ts';
import { parseDay } from '../../../ground/clock/day.ts';
import type { TestDatabase } from '../../../ground/testing/database.ts';
import { newId } from '../../../ground/uuid.ts';
import type { openTestService } from '../../../testing.ts';
import { appointStaff } from '../../access/index.ts';

/** What a signed-in member of staff sends with every request. */
export type Officer = Record<'cookie' | 'x-leye-csrf', string>;

/** Appoints members of staff and signs them in. */
export function officersOf(db: TestDatabase, service: Awaited<ReturnType<typeof openTestService>>) {
  return async (login: string, role: string, at: string): Promise<Officer> => {
    await db.asJob((ctx) =>
      appointStaff(ctx, {
        staffId: newId(Date.now()),
        login,
        password: 'read-it-read-it',
        displayName: `核对员${login}`,
        stationId: newId(7),
        grantId: newId(Date.now()),
        role,
        area: { code: at, ...loadAreas().range(at) },
        validFrom: parseDay('2026-01-01'),
        validUntil: parseDay('2026-12-31'),
      }),
    );
    const answer = await service.http.inject({
      method: 'POST',
      url: '/api/session/staff',
      payload: { login, password: 'read-it-read-it' },
    });
    const cookie = answer.cookies.map((each) => `${each.name}=${each.value}`).join('; ');
    const csrf = answer.cookies.find((each) => each.name === 'leye_csrf')?.value ?? '';
    return { cookie, 'x-leye-csrf': csrf };
  };
}
