// The clients of the race "submit": a process of its own, so that they do not share an event loop with the server. Each of 64 keep-alive
// connections sends its next request when the answer to the last one is there, or so long after the last one as it is told. Plain sockets, because they share the machine with the
// server: what a client library costs would be measured as the server's.
import { connect } from 'node:net';

/** One after the other over one connection, `pauseMs` apart; `next` gives the bytes of a request, or undefined at the end. */
function converse(port, pauseMs, next, note) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('error', reject);
    let began = 0;
    let seen = '';
    const send = () => {
      const bytes = next();
      if (bytes === undefined) {
        socket.end();
        resolve();
        return;
      }
      began = performance.now();
      socket.write(bytes);
    };
    // Clients that pause do not come all at once either.
    socket.on('connect', () => (pauseMs ? setTimeout(send, Math.random() * pauseMs) : send()));
    socket.on('data', (chunk) => {
      seen += chunk.latin1Slice();
      const head = seen.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(seen)?.[1] ?? Number.NaN);
      if (seen.length < head + 4 + length) return;
      note(Number(seen.slice(9, 12)), performance.now() - began, seen.slice(head + 4));
      seen = '';
      if (pauseMs) setTimeout(send, Math.max(0, began + pauseMs - performance.now()));
      else send();
    });
  });
}

process.on('message', async ({ port, connections, pauseMs, requests }) => {
  let at = 0;
  const ms = [];
  const refused = [];
  let acknowledged = 0;
  const next = () => {
    const one = requests[at];
    at += 1;
    return one;
  };
  const began = performance.now();
  try {
    await Promise.all(
      Array.from({ length: connections }, () =>
        converse(port, pauseMs, next, (status, took, body) => {
          ms.push(took);
          if (status === 200) acknowledged += 1;
          else if (refused.length < 3) refused.push(`${status} ${body}`);
        }),
      ),
    );
    const seconds = (performance.now() - began) / 1000;
    process.send({ seconds, ms, acknowledged, refused, cpu: process.cpuUsage() });
  } catch (error) {
    process.send({ failed: String(error) });
  }
});
