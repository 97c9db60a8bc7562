/**
 * Invariant 6, once: the last answers given to each client on one channel.
 *
 * A client may have at most `WINDOW` commands unanswered, so by sending number
 * n it shows that it knows the answer to n - WINDOW: remembering that many
 * answers is exact, not a guess.
 */
import type { Answer, Receipt } from './log.ts';

/** The same figure as the protocol's window; `live/protocol.ts` tells clients. */
export const REMEMBERED = 64;
/** Clients kept in memory for each channel; others are read from the log again when they return. */
const MAX_CLIENTS = 5000;

export interface Receipts {
  /** By client, least recently used first. */
  readonly known: Map<string, Answers>;
}

interface Answers {
  /** Highest command number answered. */
  last: number;
  readonly byNumber: Map<number, Answer>;
}

export const createReceipts = (): Receipts => ({ known: new Map() });

export function isKnown(receipts: Receipts, client: string): boolean {
  return receipts.known.has(client);
}

/** Takes up what the log has of a client; an empty receipt for one it has never seen. */
export function remember(receipts: Receipts, receipt: Receipt): void {
  const last = receipt.answers.at(-1)?.[0] ?? 0;
  receipts.known.set(receipt.client, { last, byNumber: new Map(receipt.answers) });
}

/** The first answer to this command; undefined when it is new; null when it is older than any client may ask for. */
export function answerTo(receipts: Receipts, client: string, n: number): Answer | null | undefined {
  const answers = receipts.known.get(client);
  if (!answers) return undefined;
  const answer = answers.byNumber.get(n);
  if (answer !== undefined) return answer;
  return n <= answers.last - REMEMBERED ? null : undefined;
}

export function lastNumber(receipts: Receipts, client: string): number {
  return receipts.known.get(client)?.last ?? 0;
}

export function answer(receipts: Receipts, client: string, n: number, given: Answer): void {
  const answers = receipts.known.get(client) ?? { last: 0, byNumber: new Map() };
  answers.byNumber.set(n, given);
  answers.last = Math.max(answers.last, n);
  for (const number of answers.byNumber.keys()) {
    if (number > answers.last - REMEMBERED) break;
    answers.byNumber.delete(number);
  }
  // Moves the client to the young end.
  receipts.known.delete(client);
  receipts.known.set(client, answers);
}

/** What goes to the log for this client. */
export function receiptOf(receipts: Receipts, client: string): Receipt {
  const answers = receipts.known.get(client);
  return { client, answers: answers ? [...answers.byNumber].sort(([a], [b]) => a - b) : [] };
}

/** Forgets the clients that have been silent longest. Only call when everything is on disk. */
export function trim(receipts: Receipts): void {
  for (const client of receipts.known.keys()) {
    if (receipts.known.size <= MAX_CLIENTS) return;
    receipts.known.delete(client);
  }
}
