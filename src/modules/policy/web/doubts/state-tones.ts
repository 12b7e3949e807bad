/** How the state of a statement is coloured. */
export const stateTones = { unread: 'wait', once: 'info', confirmed: 'good', differs: 'error' } as const;
