import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../types.ts';
import { timeline } from './timeline.ts';

const DAY = 86_400_000;
const dayOf = (at: number) => String(Math.floor(at / DAY));

function message(seq: number, by: number, at: number): Message {
  return {
    seq,
    by,
    at,
    text: `m${seq}`,
    mentions: [],
    editedAt: null,
    deleted: false,
    removed: false,
    reactions: [],
  };
}
const base = { earlier: false, outgoing: [], notices: [], me: 1, readUpTo: null, dayOf };
const kinds = (rows: ReturnType<typeof timeline>) => rows.map((row) => row.kind).join(' ');

describe('timeline', () => {
  it('groups by author and closeness in time', () => {
    const messages = [message(1, 2, 0), message(2, 2, 60_000), message(3, 3, 70_000), message(4, 3, 900_000)];
    const leads = timeline({ ...base, messages }).flatMap((row) =>
      row.kind === 'message' ? [row.lead] : [],
    );
    expect(leads).toEqual([true, false, true, true]);
  });

  it('puts a separator before each new day', () => {
    const messages = [message(1, 2, DAY - 1), message(2, 2, DAY)];
    expect(kinds(timeline({ ...base, messages }))).toBe('day message day message');
  });

  it('counts who came and went to the day they did', () => {
    const came = (id: number, at: number) => ({ id, kind: 'came', person: id, at }) as const;
    const messages = [message(1, 2, 0), message(2, 2, 2 * DAY)];
    const notices = [came(5, DAY + 1), came(6, 2 * DAY - 1), came(7, 2 * DAY)];
    expect(kinds(timeline({ ...base, messages, notices }))).toBe('day message day notice day notice message');
  });

  it('divides read from unread before the first message of somebody else', () => {
    const messages = [message(1, 2, 0), message(2, 1, 1), message(3, 2, 2), message(4, 2, 3)];
    expect(kinds(timeline({ ...base, messages, readUpTo: 1 }))).toBe(
      'day message message unread message message',
    );
    expect(kinds(timeline({ ...base, messages, readUpTo: 4 }))).toBe('day message message message message');
    expect(kinds(timeline({ ...base, messages, readUpTo: 0 }))).not.toContain('unread');
  });

  it('joins notices of one kind that follow each other', () => {
    const notices = [
      { id: 1, kind: 'came', person: 5, at: 10 },
      { id: 2, kind: 'came', person: 6, at: 11 },
      { id: 3, kind: 'left', person: 5, at: 12 },
    ] as const;
    const rows = timeline({ ...base, messages: [message(1, 2, 0)], notices });
    expect(kinds(rows)).toBe('day message notice notice');
    expect(rows[2]).toMatchObject({ what: 'came', people: [5, 6] });
  });

  it('leaves out notices from before the first message while older ones are not loaded', () => {
    const notices = [{ id: 1, kind: 'came', person: 5, at: 10 }] as const;
    const messages = [message(1, 2, 20)];
    expect(kinds(timeline({ ...base, messages, notices }))).toBe('day notice message');
    expect(kinds(timeline({ ...base, messages, notices, earlier: true }))).toBe('day message');
  });

  it('shows every message once, in order, with unique keys', () => {
    const arbitrary = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat({ max: DAY })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(arbitrary, fc.nat({ max: 60 }), (said, readUpTo) => {
        let at = 0;
        const messages = said.map(([by, gap], index) => {
          at += gap;
          return message(index + 1, by, at);
        });
        const notices = said.map(([person, gap], id) => ({ id, kind: 'came' as const, person, at: gap }));
        const rows = timeline({
          ...base,
          messages,
          notices: notices.toSorted((a, b) => a.at - b.at),
          readUpTo,
        });
        const seqs = rows.flatMap((row) => (row.kind === 'message' ? [row.message.seq] : []));
        expect(seqs).toEqual(messages.map((one) => one.seq));
        expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
        expect(rows.filter((row) => row.kind === 'unread').length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
