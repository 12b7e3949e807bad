interface DatabaseError {
  code?: string;
  message?: string;
}

/** The connection or the server is gone, or refuses: the request may be repeated a little later. */
export function isUnreachable(error: unknown): boolean {
  const { code = '', message = '' } = error as DatabaseError;
  return (
    /^(08...|57P0[1-4]|53300|25P03|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/.test(code) ||
    /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|not queryable/i.test(
      message,
    )
  );
}

/** Two transactions met, or a table has changed under a statement that a connection keeps; the same act again will do. */
export function isConflict(error: unknown): boolean {
  return /^(40001|40P01)$/.test((error as DatabaseError).code ?? '') || isOutdated(error);
}

/** The connection keeps a statement over a table that has other columns now: it is of no more use. */
export function isOutdated(error: unknown): boolean {
  const { code, message = '' } = error as DatabaseError;
  return code === '0A000' && message.includes('cached plan');
}

/** A row with such a key stands there already. */
export function isTaken(error: unknown): boolean {
  return (error as DatabaseError).code === '23505';
}
