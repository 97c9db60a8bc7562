/** The one place that turns refusals into HTTP answers: problem details (RFC 9457). */
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Refusal } from '../activities/activity.ts';
import { kindOf, problemKinds } from './problem-codes.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Code of the problem this answer tells, for the metrics. */
    problem: string | null;
  }
}

export const PROBLEM_TYPE = 'application/problem+json';

export const problemSchema = z
  .looseObject({
    type: z.string().meta({ description: 'Address of the list of all problems, with the code as fragment' }),
    title: z.string().meta({ description: 'What happened, for people' }),
    status: z.int(),
    code: z.string().meta({ description: 'What happened, for programs', examples: ['mural/cooldown'] }),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457); figures stand beside the code' });

export type Problem = z.infer<typeof problemSchema>;

/** Where `GET` lists every code. */
export const PROBLEMS_PATH = '/api/v1/problems';

export function toProblem(refusal: Refusal): Problem {
  const { status, title } = kindOf(refusal.refused);
  return {
    ...refusal.detail,
    type: `${PROBLEMS_PATH}#${refusal.refused}`,
    title,
    status,
    code: refusal.refused,
  };
}

/** Sends the refusal. What waits a known time says so in `retry-after` too, in whole seconds. */
export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = toProblem(refusal);
  const seconds = waitSeconds(refusal);
  reply.problem = refusal.refused;
  if (seconds !== null) reply.header('retry-after', seconds);
  return reply.code(problem.status).type(PROBLEM_TYPE).header('cache-control', 'no-store').send(problem);
}

/** Figures called `retryAfter` are seconds, those called `wait` milliseconds. */
function waitSeconds({ detail }: Refusal): number | null {
  if (typeof detail?.retryAfter === 'number') return Math.ceil(detail.retryAfter);
  if (typeof detail?.wait === 'number') return Math.ceil(detail.wait / 1000);
  return null;
}

/** For route schemas: the responses of these codes, put together by status. */
export function problems(...codes: readonly string[]): Record<number, ProblemResponse> {
  const responses: Record<number, ProblemResponse> = {};
  for (const code of codes) {
    const { status, title } = kindOf(code);
    const line = `\`${code}\`: ${title}`;
    const known = responses[status];
    responses[status] = {
      description: known ? `${known.description}\n\n${line}` : line,
      content: { [PROBLEM_TYPE]: { schema: problemSchema } },
    };
  }
  return responses;
}

interface ProblemResponse {
  readonly description: string;
  readonly content: Record<string, { readonly schema: typeof problemSchema }>;
}

export function listProblems(): { code: string; status: number; title: string }[] {
  return Object.entries(problemKinds).map(([code, { status, title }]) => ({ code, status, title }));
}
