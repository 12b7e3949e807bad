import { type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * The program's log: JSON lines on stderr. A log line names routes, ids of requests and jobs, codes and times, and nothing
 * about a person; the redaction below is the second fence, for what a library might add.
 */
export function openLog(level: string, destination?: { write(line: string): void }): Log {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'req.headers',
          'headers',
          '*.headers',
          '*.body',
          '*.query',
          '*.params',
          'err.detail',
          'err.where',
          'err.parameters',
          'err.query',
        ],
        remove: true,
      },
      serializers: {
        // A database error's message may quote a value; its code and place do not.
        err: (error: Error & { code?: string; table?: string; constraint?: string }) => ({
          type: error.name,
          code: error.code,
          table: error.table,
          constraint: error.constraint,
          message: error.code ? undefined : error.message,
          stack: error.stack?.split('\n').slice(1, 8).join('\n'),
        }),
      },
    },
    destination ?? pino.destination(2),
  );
}
