import { useEffect, useState } from 'react';
import type { Input } from '../../../../web/call.ts';
import { useSkin } from '../../../../web/device.ts';
import { typedPrefix } from '../../../../web/typed.ts';
import type { Told } from './typed-fact.ts';

export type Asking = Input<'POST /api/calculator'>['body'];

/** One answered page. */
export interface Step {
  question: string;
  told: Record<string, Told>;
  unclear: string[];
  area?: string;
}

/** What was answered so far, in the order of the answers; a later one of the same question takes the place of the earlier. */
export interface Calculation {
  subject: 'person' | 'unit';
  steps: readonly Step[];
  hires?: Asking['hires'];
  policy?: string;
}

/** What is sent: all answers together. */
export function askingOf({ subject, steps, hires, policy }: Calculation): Asking {
  const asking: Asking = { subject, told: {}, unclear: [] };
  const unclear = new Set<string>();
  for (const step of steps) {
    for (const [fact, value] of Object.entries(step.told)) {
      asking.told[fact] = value;
      unclear.delete(fact);
    }
    for (const fact of step.unclear) {
      delete asking.told[fact];
      unclear.add(fact);
    }
    if (step.area !== undefined) asking.area = step.area;
  }
  asking.unclear = [...unclear];
  if (hires) asking.hires = hires;
  if (policy !== undefined) asking.policy = policy;
  return asking;
}

/** The same answers as they come from another device or from a printed sheet: one step, since nobody goes back over them one by one. */
export function calculationOf({ subject, told, unclear, area, hires }: Asking): Calculation {
  const step: Step = { question: '', told, unclear, ...(area === undefined ? {} : { area }) };
  return { subject, steps: [step], ...(hires ? { hires } : {}) };
}

export function withStep(calculation: Calculation, step: Step): Calculation {
  return { ...calculation, steps: [...calculation.steps, step] };
}

// A terminal belongs to everybody: there answers live as long as the page.
const ofThisPage = new Map<string, string>();

function read(name: string, terminal: boolean): Calculation | undefined {
  try {
    const text = terminal ? ofThisPage.get(name) : sessionStorage.getItem(name);
    return text ? (JSON.parse(text) as Calculation) : undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, calculation: Calculation, terminal: boolean): void {
  const text = JSON.stringify(calculation);
  if (terminal) ofThisPage.set(name, text);
  else {
    try {
      sessionStorage.setItem(name, text);
    } catch {
      // Storage is refused: then it lasts as long as the page.
      ofThisPage.set(name, text);
    }
  }
}

/**
 * The calculation of this tab: it stays while one looks at a policy and comes back, and is gone when one signs out or, at a terminal,
 * with the page.
 * @param whose the visit at the counter, or nothing.
 */
export function useCalculation(
  subject: Calculation['subject'],
  whose = '',
): [Calculation, (change: Calculation) => void] {
  const terminal = useSkin() === 'kiosk';
  const name = `${typedPrefix}calculator.${subject}.${whose}`;
  const [state, setState] = useState(() => ({
    name,
    calculation: read(name, terminal) ?? { subject, steps: [] },
  }));
  // Another visit is another calculation.
  const now = state.name === name ? state.calculation : (read(name, terminal) ?? { subject, steps: [] });
  useEffect(() => {
    if (state.name !== name) setState({ name, calculation: now });
  }, [name, state.name, now]);
  const change = (calculation: Calculation) => {
    write(name, calculation, terminal);
    setState({ name, calculation });
  };
  return [now, change];
}
