import { useSyncExternalStore } from 'react';

/** What the frames show of the world around a page. */
export interface ShellInfo {
  /** The data are made up: 演示数据 stands in every frame. */
  demo: boolean;
  /** Where residents reach this server; null: where this page was loaded from. */
  publicUrl: string | null;
  /** Where the device or the clerk is: 金都社区乐业驿站 · 2 号窗. */
  station: string | null;
  /** The number that a person near answers. 12333 is the national line of human resources and social security. */
  helpPhone: string;
  /** There are messages that were not looked at; null where nobody is signed in. */
  unread: boolean | null;
  /** The clerk at work. */
  staff: { name: string; role: string } | null;
}

let info: ShellInfo = {
  demo: false,
  publicUrl: null,
  station: null,
  helpPhone: '12333',
  unread: null,
  staff: null,
};
const hearers = new Set<() => void>();

/** Called by the module that knows who is signed in and where. */
export function setShellInfo(change: Partial<ShellInfo>): void {
  info = { ...info, ...change };
  for (const hear of hearers) hear();
}

export function useShellInfo(): ShellInfo {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => info,
  );
}
