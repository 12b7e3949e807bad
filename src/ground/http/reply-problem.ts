import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isConflict, isUnreachable } from '../database/errors.ts';
import { Problem } from '../problem.ts';

/** The language of the words in an answer: Chinese unless English is asked for first. */
export function languageOf(request: FastifyRequest): 'zh' | 'en' {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

function fromLibrary(error: FastifyError): Problem | undefined {
  const { statusCode: status } = error;
  if (status === 413)
    return new Problem(413, 'too-large', {
      zh: '内容太大，请分次提交',
      en: 'This is too large; please send it in parts',
    });
  if (status === 415) return new Problem(415, 'not-json', { zh: '请用 JSON 提交', en: 'Please send JSON' });
  if (status === 429) {
    return new Problem(429, 'too-many', {
      zh: '操作太快了，请一分钟后再试',
      en: 'Too many requests; please try again in a minute',
    });
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return new Problem(status, 'bad-request', {
      zh: '这次请求读不懂，请刷新后再试',
      en: 'The request could not be read',
    });
  }
  return undefined;
}

// What schemas cannot see and PostgreSQL refuses: class 22 is a value out of its domain, class 23 a rule between rows.
function fromDatabase(error: { code?: string }): Problem | undefined {
  if (isUnreachable(error) || isConflict(error)) {
    return new Problem(503, 'busy', {
      zh: '系统正忙，填的都在，请过几秒再试',
      en: 'The system is busy; nothing is lost, please try again in a few seconds',
    });
  }
  if (error.code?.startsWith('22')) {
    return new Problem(400, 'value-out-of-range', {
      zh: '有一项内容存不下，请核对',
      en: 'A value cannot be stored; please check it',
    });
  }
  // One answer for every rule between rows, so that a key's error does not tell who exists.
  if (error.code?.startsWith('23') || error.code === '42501') {
    return new Problem(409, 'not-possible-now', {
      zh: '现在办不了这一步，请刷新后再试',
      en: 'This cannot be done now; please reload',
    });
  }
  return undefined;
}

/** Turns any error into an RFC 9457 problem+json answer. */
export function replyProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known =
    error instanceof Problem
      ? error
      : (fromDatabase(error as { code?: string }) ?? fromLibrary(error as FastifyError));
  const problem =
    known ??
    new Problem(500, 'our-fault', {
      zh: '系统出了问题，我们会查。填的都在',
      en: 'Something went wrong on our side',
    });
  if (problem.status >= 500 && problem.status !== 503) request.log.error({ err: error }, 'request failed');
  const language = languageOf(request);
  if (problem.status === 503) reply.header('retry-after', '1');
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .send({
      // The member `code` says which problem it is; there is no page for each (RFC 9457, 4.2.1).
      type: 'about:blank',
      title: STATUS_CODES[problem.status] ?? 'Error',
      status: problem.status,
      code: problem.code,
      detail: problem.detail[language],
      fields: problem.fields.map(({ field, code, detail }) => ({ field, code, detail: detail[language] })),
      requestId: request.id,
    });
}
