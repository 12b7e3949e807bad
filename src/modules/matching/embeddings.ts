import Type from 'typebox';
import { Compile } from 'typebox/compile';

/** A server that turns texts into vectors, as `POST <url>/v1/embeddings` of many model servers does. */
export interface EmbeddingsServer {
  /** Without a slash at its end. */
  url: string;
  model: string;
  token: string | null;
  /** For one request; what takes longer counts as no answer. */
  timeoutMs?: number;
}

/** Why there are no vectors; holds nothing of the texts. */
export type NoVectors = 'timeout' | 'unreachable' | 'refused' | 'unreadable';

export type Vectors = { vectors: Float64Array[] } | { none: NoVectors };

const Reply = Type.Object({
  data: Type.Array(
    Type.Object({
      index: Type.Integer({ minimum: 0 }),
      embedding: Type.Array(Type.Number(), { minItems: 1, maxItems: 8192 }),
    }),
  ),
});
const checkReply = Compile(Reply);

/** So many texts go in one request: model servers take 64 to 2,048, and one that is slow loses no more than these. */
const batch = 64;

async function ask(server: EmbeddingsServer, texts: readonly string[]): Promise<Vectors> {
  let answer: Response;
  let reply: unknown;
  try {
    answer = await fetch(`${server.url}/v1/embeddings`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(server.token === null ? {} : { authorization: `Bearer ${server.token}` }),
      },
      body: JSON.stringify({ model: server.model, input: texts }),
      signal: AbortSignal.timeout(server.timeoutMs ?? 10_000),
      redirect: 'error',
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      return { none: 'refused' };
    }
    reply = await answer.json();
  } catch (error) {
    const { name } = error as Error;
    if (name === 'TimeoutError') return { none: 'timeout' };
    return { none: name === 'SyntaxError' ? 'unreadable' : 'unreachable' };
  }
  if (!checkReply.Check(reply)) return { none: 'unreadable' };
  const byIndex = new Map(reply.data.map(({ index, embedding }) => [index, embedding]));
  const found = texts.flatMap((_, at) => {
    const embedding = byIndex.get(at);
    return embedding && Math.hypot(...embedding) > 0 ? [Float64Array.from(embedding)] : [];
  });
  return found.length === texts.length ? { vectors: found } : { none: 'unreadable' };
}

/**
 * A vector for each text, of length one, in their order; none at all where a single request fails, since what has a vector and what has none
 * cannot stand in one order.
 */
export async function embed(server: EmbeddingsServer, texts: readonly string[]): Promise<Vectors> {
  const vectors: Float64Array[] = [];
  for (let from = 0; from < texts.length; from += batch) {
    const answer = await ask(server, texts.slice(from, from + batch));
    if ('none' in answer) return answer;
    for (const vector of answer.vectors) {
      const length = Math.hypot(...vector);
      vectors.push(vector.map((each) => each / length));
    }
  }
  const size = vectors[0]?.length;
  return vectors.every((vector) => vector.length === size) ? { vectors } : { none: 'unreadable' };
}
