/** Reports on a whole server: what they keep, who sees them, and what comes of them. */
import { describe, expect, test } from 'vitest';
import type { TestPerson } from '../src/testing/test-server.ts';
import { setModerated } from './harness/moderated.ts';
import { connect } from './harness/wire.ts';

const stage = setModerated();

describe('a report', () => {
  const queue = async (who: TestPerson, query = '') => (await who.get(`reports${query}`)).json();

  test('keeps the message as it was, waits for the master and the moderators, and its answer reaches who made it', async () => {
    const room = await stage.makeRoom();
    const author = await stage.enter(room, stage.bob);
    const seq = await author.say('Buy my paint');
    const what = { kind: 'message', room, seq };
    const made = await stage.cleo.post('reports', { what, reason: 'spam', words: 'Again and again' });
    expect(made.statusCode).toBe(201);
    expect((await stage.cleo.post('reports', { what, reason: 'other' })).json().code).toBe('reports/already');
    await author.act({ type: 'delete', seq });

    const { cases: reports } = await queue(stage.ada, `?room=${room}`);
    expect(reports).toMatchObject([
      {
        kind: 'message',
        about: { number: stage.bob.number, name: 'Bob' },
        subject: { seq, text: 'Buy my paint' },
        since: 'gone',
        voices: [{ reason: 'spam', words: 'Again and again', by: null }],
        state: 'open',
      },
    ]);
    // Who reported is told to those who look after the server only.
    expect(JSON.stringify(reports)).not.toContain('Cleo');
    expect((await queue(stage.moderator)).cases[0]).toMatchObject({
      id: reports[0].id,
      voices: [{ by: { name: 'Cleo' } }],
    });
    expect((await stage.ada.get(`reports/count?room=${room}`)).json()).toEqual({ open: 1 });
    for (const query of ['', `?room=${room}`])
      expect((await queue(stage.bob, query)).code).toBe('people/not-allowed');
    expect((await queue(stage.ada)).code).toBe('people/not-allowed');

    expect((await stage.bob.post(`reports/${reports[0].id}/handle`, { outcome: 'done' })).json().code).toBe(
      'reports/unknown',
    );
    const handled = await stage.ada.post(`reports/${reports[0].id}/handle`, {
      outcome: 'done',
      answer: 'It is gone.',
    });
    expect(handled.statusCode).toBe(204);
    const late = await stage.moderator.post(`reports/${reports[0].id}/handle`, { outcome: 'dismissed' });
    expect(late.json().code).toBe('reports/handled');
    const mine = (await stage.cleo.get('me/reports')).json().reports[0];
    expect(mine).toMatchObject({ state: 'done', answer: 'It is gone.', subject: { text: 'Buy my paint' } });
    expect(mine.handledBy).toBeUndefined();
    expect((await queue(stage.ada, `?room=${room}`)).cases).toEqual([]);
    expect((await queue(stage.ada, `?room=${room}&handled=true`)).cases).toMatchObject([
      { handledBy: 'Ada' },
    ]);
  });

  test('invariant 4: is told at once to those who look after it and its answer to who made it, and to nobody else', async () => {
    const room = await stage.makeRoom();
    const talkers = {
      ada: await stage.enter(room, stage.ada),
      bob: await stage.enter(room, stage.bob),
      cleo: await stage.enter(room, stage.cleo),
      nobody: await stage.enter(room, null),
    };
    // In another room, or in none: whoever looks after the server hears of all.
    const mona = await connect(stage.url, { cookie: stage.moderator.cookie });
    const elsewhere = await connect(stage.url, { cookie: stage.ada.cookie });
    const seq = await talkers.bob.say('Buy my paint');
    const what = { kind: 'message', room, seq };
    const { id } = (await stage.cleo.post('reports', { what, reason: 'spam' })).json();
    const told = { t: 'reports', room, fresh: true };
    expect(await talkers.ada.wire.next('reports')).toEqual(told);
    expect(await mona.next('reports')).toEqual(told);
    // What is said about a master is for those above.
    const about = { kind: 'person', person: stage.ada.number, room };
    await stage.cleo.post('reports', { what: about, reason: 'harassment' });
    expect(await mona.next('reports')).toEqual(told);

    expect((await stage.ada.post(`reports/${id}/handle`, { outcome: 'done' })).statusCode).toBe(204);
    const closed = { t: 'reports', room, fresh: false };
    expect(await talkers.ada.wire.next('reports')).toEqual(closed);
    expect(await mona.next('reports')).toEqual(closed);
    expect(await talkers.cleo.wire.next('answered')).toEqual({ t: 'answered' });

    const all = [...Object.values(talkers).map(({ wire }) => wire), mona, elsewhere];
    // Whatever was on its way is there before the answer to a ping.
    for (const wire of all) {
      wire.say({ t: 'ping' });
      await wire.next('pong');
      expect(wire.heard.filter(({ t }) => t === 'reports' || t === 'answered')).toEqual([]);
      wire.close();
    }
  });

  test('about a master waits for others than the master', async () => {
    const room = await stage.makeRoom();
    await stage.bob.post(`rooms/${room}/join`, {});
    await stage.bob.post('reports', {
      what: { kind: 'person', person: stage.ada.number, room },
      reason: 'harassment',
    });
    expect((await queue(stage.ada, `?room=${room}`)).cases).toEqual([]);
    const [report] = (await queue(stage.moderator, `?room=${room}`)).cases;
    expect(report).toMatchObject({ kind: 'person', about: { name: 'Ada' } });
    expect((await stage.ada.post(`reports/${report.id}/handle`, { outcome: 'dismissed' })).json().code).toBe(
      'reports/unknown',
    );
  });

  test('of a part of a mural holds its picture', async () => {
    const what = { kind: 'area', room: 'PARK', x: 2, y: 3, width: 20, height: 10 };
    expect((await stage.bob.post('reports', { what, reason: 'vandalism' })).statusCode).toBe(201);
    const [report] = (await queue(stage.moderator)).cases;
    // The list stays light: the picture is fetched apart, by those who may.
    expect(report.subject).toEqual({ x: 2, y: 3, width: 20, height: 10 });
    const shown = await stage.moderator.get(`reports/${report.first}/picture`);
    expect(shown.headers['content-type']).toBe('image/png');
    for (const other of [stage.bob, stage.cleo])
      expect((await other.get(`reports/${report.first}/picture`)).json().code).toBe('reports/unknown');
    const png = shown.rawPayload;
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([20, 10]);
    const outside = await stage.bob.post('reports', { what: { ...what, x: 295 }, reason: 'vandalism' });
    expect(outside.json().code).toBe('mural/out-of-bounds');
    const huge = await stage.bob.post('reports', {
      what: { ...what, width: 300, height: 300 },
      reason: 'vandalism',
    });
    expect(huge.json().code).toBe('reports/too-large');
  });

  test('invariant 4: nobody learns by reporting that a private room is there', async () => {
    const room = await stage.makeRoom({ visibility: 'private' });
    const inside = await stage.enter(room, stage.ada);
    const seq = await inside.say('between us');
    const what = { kind: 'message', room, seq };
    const guess = await stage.bob.post('reports', { what, reason: 'spam' });
    const nothing = await stage.bob.post('reports', { what: { ...what, room: 'ZZZZ' }, reason: 'spam' });
    expect([guess.statusCode, guess.json().code]).toEqual([nothing.statusCode, nothing.json().code]);
    expect((await stage.server.ask('POST', 'reports', { what, reason: 'spam' })).json().code).toBe(
      'people/name-first',
    );
  });
});
