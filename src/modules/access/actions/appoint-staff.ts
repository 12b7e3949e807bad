import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { hashPassword } from '../../../ground/crypto/passwords.ts';
import { hashToken } from '../../../ground/crypto/tokens.ts';
import { getRole } from '../load-roles.ts';
import { access } from '../store.ts';

export interface Appointment {
  staffId: string;
  login: string;
  password: string;
  displayName: string;
  stationId: string;
  grantId: string;
  role: string;
  area: { code: string; lo: number; hi: number };
  validFrom: Day;
  validUntil: Day;
}

/** Gives a staff member a sign-in and one role in one area until a day. Runs as a job or command, not from a page yet. */
export async function appointStaff(ctx: Context, appointment: Appointment): Promise<void> {
  if (!getRole(appointment.role).staff) throw new Error(`${appointment.role} is not a staff role`);
  await access(ctx)
    .insertInto('staff')
    .values({
      staff_id: appointment.staffId,
      login_index: hashToken(appointment.login.normalize('NFKC').trim().toLowerCase()),
      display_name: appointment.displayName,
      password_hash: await hashPassword(appointment.password),
      station_id: appointment.stationId,
    })
    .onConflict((conflict) => conflict.column('staff_id').doNothing())
    .execute();
  await access(ctx)
    .insertInto('staff_grant')
    .values({
      grant_id: appointment.grantId,
      staff_id: appointment.staffId,
      role: appointment.role,
      area_code: appointment.area.code,
      area_lo: appointment.area.lo,
      area_hi: appointment.area.hi,
      valid_from: appointment.validFrom,
      valid_until: appointment.validUntil,
    })
    .onConflict((conflict) => conflict.column('grant_id').doNothing())
    .execute();
}
