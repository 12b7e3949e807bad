import type { Context } from '../context.ts';

/** What was said: a name `module.noun-verbed@version` and a payload of ids. */
export interface Said {
  eventId: string;
  name: string;
  payload: Record<string, unknown>;
  saidAt: Date;
}

/** Hears one kind of event. Runs as a job, in a transaction of its own, exactly once per event. */
export type Hear = (ctx: Context, said: Said) => Promise<void>;

/** Which hearers each event name has, by hearer name `module`. */
export type Hearers = ReadonlyMap<string, readonly { hearer: string; hear: Hear }[]>;

/** Joins the `hears` maps of the modules into one. */
export function hearersOf(modules: Record<string, { hears?: Record<string, Hear> }>): Hearers {
  const all = new Map<string, { hearer: string; hear: Hear }[]>();
  for (const [hearer, { hears }] of Object.entries(modules)) {
    for (const [name, hear] of Object.entries(hears ?? {})) {
      const list = all.get(name) ?? [];
      list.push({ hearer, hear });
      all.set(name, list);
    }
  }
  return all;
}
