/** What fastify, Node and the parts below throw, as refusals; nothing of a stack trace gets out. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type Refusal, refuse } from '../activities/activity.ts';
import { PROBLEM_TYPE, sendProblem, toProblem } from './problems.ts';

/** A refusal that has to be thrown because it happens inside a hook of a library. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/** For `setErrorHandler`. What is our own fault is logged under the id that the answer carries. */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, explain(error, request));
}

/** What an error means to who asked. */
export function explain(error: FastifyError, request: FastifyRequest): Refusal {
  const refusal = toRefusal(error, request);
  if (refusal.refused === 'api/internal') request.log.error({ err: error }, 'request failed');
  return refusal;
}

export function handleNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, refuse('api/not-found', { method: request.method }));
}

function toRefusal(error: FastifyError, request: FastifyRequest): Refusal {
  if (error instanceof RefusedError) return error.refusal;
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error);
  const known = byFastifyCode[error.code];
  if (known) return known(request);
  if (isStoreFault(error)) return refuse(error.code);
  const status = error.statusCode ?? 500;
  if (error instanceof SyntaxError && status === 400) return refuse('api/bad-json');
  if (status >= 400 && status < 500) return refuse(status === 404 ? 'api/not-found' : 'api/bad-request');
  return refuse('api/internal', { id: request.id });
}

const byFastifyCode: Readonly<Record<string, (request: FastifyRequest) => Refusal>> = {
  FST_ERR_BAD_URL: () => refuse('api/bad-url'),
  FST_ERR_MAX_PARAM_LENGTH: () => refuse('api/bad-url'),
  FST_ERR_ASYNC_CONSTRAINT: () => refuse('api/bad-url'),
  FST_ERR_CTP_BODY_TOO_LARGE: (request) =>
    refuse('api/too-large', {
      max: request.routeOptions.bodyLimit ?? request.server.initialConfig.bodyLimit ?? 0,
    }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (request) =>
    refuse('api/unsupported-media-type', { got: (request.headers['content-type'] ?? '').slice(0, 100) }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => refuse('api/bad-json'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => refuse('api/bad-json'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => refuse('api/bad-request'),
  FST_ERR_HANDLER_TIMEOUT: () => refuse('api/unavailable'),
};

/** `field` is the path of the first wrong value, such as `mural.width`. */
function invalid(error: { validation: readonly { instancePath: string; message?: string }[] }): Refusal {
  const [first] = error.validation;
  const where = 'validationContext' in error ? String(error.validationContext) : 'body';
  return refuse('api/invalid', {
    in: where,
    field: (first?.instancePath ?? '').slice(1).replaceAll('/', '.').slice(0, 200),
    reason: (first?.message ?? '').slice(0, 300),
  });
}

/** Errors of the store carry `code: 'store/…'`. */
function isStoreFault(error: { code?: unknown }): boolean {
  return typeof error.code === 'string' && error.code.startsWith('store/');
}

const byNodeCode: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'api/headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'api/timeout',
};

/** For `clientErrorHandler`: bytes that are no HTTP request, or that came too slowly. */
export function answerUnreadable(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = toProblem(refuse(byNodeCode[error.code ?? ''] ?? 'api/bad-request'));
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\ncontent-type: ${PROBLEM_TYPE}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
