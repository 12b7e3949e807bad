import type { Output } from '../../../web/call.ts';
import type { Kind } from '../domain/employer.ts';
import type { Picked } from './shrink.ts';

export type LookUp = Output<'POST /api/register-look-ups'>;
export type Which = 'licensed' | 'stall' | 'household';
export type Step = 'which' | 'code' | 'name' | 'kind' | 'place' | 'address' | 'contact' | 'photo' | 'check';

/** What was told so far. */
export interface Draft {
  employerId: string;
  mandateId: string;
  step: Step;
  /** The answers have been looked over once: a change leads back there. */
  checking: boolean;
  which: Which | undefined;
  code: string;
  found: LookUp | undefined;
  name: string;
  kind: Kind | undefined;
  area: { code: string; name: string } | undefined;
  address: string;
  contactName: string;
  contactPhone: string;
  photo: Picked | undefined;
}

export function emptyDraft(employerId: string, mandateId: string): Draft {
  return {
    employerId,
    mandateId,
    step: 'which',
    checking: false,
    which: undefined,
    code: '',
    found: undefined,
    name: '',
    kind: undefined,
    area: undefined,
    address: '',
    contactName: '',
    contactPhone: '',
    photo: undefined,
  };
}

/** The questions that this employer is asked: a household has no name, a code often tells the kind, a terminal takes no photographs. */
export function stepsOf(draft: Pick<Draft, 'which' | 'found'>, { kiosk }: { kiosk: boolean }): Step[] {
  const licensed = draft.which === 'licensed';
  const steps: (Step | false)[] = [
    'which',
    licensed && 'code',
    draft.which !== 'household' && 'name',
    licensed && (draft.found?.kind ?? null) === null && 'kind',
    'place',
    'address',
    'contact',
    licensed && !kiosk && 'photo',
    'check',
  ];
  return steps.filter((step) => step !== false);
}

/** The kind as it is sent. */
export function kindOf({ which, found, kind }: Pick<Draft, 'which' | 'found' | 'kind'>): Kind {
  if (which === 'household') return 'household';
  if (which === 'stall') return 'merchant';
  return found?.kind ?? kind ?? 'enterprise';
}
