import { describe, expect, it } from 'vitest';
import { CallOffline, CallProblem } from '../../../../web/call.ts';
import { type SendPart, uploadFile } from './upload.ts';

const partBytes = 4;
const problem = (status: number) => new CallProblem({ status, code: 'x', detail: 'x', fields: [] });

/** A server that keeps parts, breaks where it is told to, and answers what is missing. */
function server(parts: number, { here = [], breaks = [] }: { here?: number[]; breaks?: unknown[] } = {}) {
  const kept = new Map<number, string>(here.map((part) => [part, 'kept before']));
  const sent: number[] = [];
  const left = [...breaks];
  const send: SendPart = async (part, content) => {
    const broken = left.shift();
    if (broken) throw broken;
    sent.push(part);
    if (!kept.has(part)) kept.set(part, await content.text());
    return { missing: Array.from({ length: parts }, (_, at) => at).filter((at) => !kept.has(at)) };
  };
  return { kept, sent, send };
}

async function upload(text: string, send: SendPart, signal = new AbortController().signal) {
  const heard: string[] = [];
  const pauses: number[] = [];
  await uploadFile(new Blob([text]), {
    partBytes,
    send,
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    heard: (share, waiting) => heard.push(`${Math.round(share * 100)}${waiting ? ' waiting' : ''}`),
    signal,
  });
  return { heard, pauses };
}

describe('a file is sent in parts', () => {
  it('each once, the last as long as it is', async () => {
    const { kept, sent, send } = server(3);
    const { heard } = await upload('abcdefghij', send);
    expect(sent).toEqual([0, 1, 2]);
    expect([...kept.values()]).toEqual(['abcd', 'efgh', 'ij']);
    expect(heard).toEqual(['33', '67', '100']);
  });

  it('and goes on where it stood when part of it is there already', async () => {
    const { sent, send } = server(4, { here: [0, 1, 3] });
    await upload('abcdefghijklmn', send);
    expect(sent).toEqual([0, 2]);
  });

  it('waiting out breaks of the network, longer each time', async () => {
    const { kept, send } = server(2, {
      breaks: [undefined, new CallOffline('gone'), problem(429), problem(503)],
    });
    const { heard, pauses } = await upload('abcdefg', send);
    expect([...kept.values()]).toEqual(['abcd', 'efg']);
    expect(pauses).toEqual([1000, 2000, 4000]);
    expect(heard).toEqual(['50', '50 waiting', '50 waiting', '50 waiting', '100']);
  });

  it('but not what the server refuses', async () => {
    const { sent, send } = server(2, { breaks: [undefined, problem(422)] });
    await expect(upload('abcdefg', send)).rejects.toThrow('422');
    expect(sent).toEqual([0]);
  });

  it('until somebody stops it', async () => {
    const stop = new AbortController();
    const { sent, send } = server(3);
    const stopping: SendPart = async (part, content) => {
      stop.abort();
      return send(part, content);
    };
    await expect(upload('abcdefghij', stopping, stop.signal)).rejects.toThrow();
    expect(sent).toEqual([0]);
  });
});
