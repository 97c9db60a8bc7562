/** What was removed is in no byte for anybody else; and slow mode. */
import { describe, expect, test } from 'vitest';
import type { TestPerson } from '../src/testing/test-server.ts';
import { seqOf, setModerated, type Talker } from './harness/moderated.ts';

const stage = setModerated();

describe('what was removed', () => {
  interface Scene {
    readonly room: string;
    readonly master: Talker;
    readonly author: Talker;
    readonly epoch: string;
  }

  async function scene(): Promise<Scene> {
    const room = await stage.makeRoom();
    const [master, author] = [await stage.enter(room, stage.ada), await stage.enter(room, stage.bob)];
    return { room, master, author, epoch: String(master.opened.epoch) };
  }
  const leave = ({ master, author }: Scene): void => {
    master.wire.close();
    author.wire.close();
  };

  /** Every way to what was said: resuming from everywhere, afresh, by asking again and again, in pages, by search. */
  async function everything({ room, epoch }: Scene, upTo: number, by: TestPerson): Promise<string> {
    const told: unknown[] = [];
    for (const after of [0, 1, Math.max(0, upTo - 3), upTo]) {
      const { wire, opened } = await stage.enter(room, stage.cleo, { after, epoch });
      told.push(opened);
      if (opened.t === 'resumed' && upTo > after) {
        told.push(await wire.next(({ t, to }) => t === 'entries' && Number(to) >= upTo), ...wire.heard);
      }
      wire.close();
      told.push((await stage.cleo.get(`rooms/${room}/chat/since?after=${after}&epoch=${epoch}`)).json());
    }
    const afresh = await stage.enter(room, null);
    told.push(afresh.opened);
    afresh.wire.close();
    told.push((await stage.server.ask('GET', `rooms/${room}/chat/since`)).json());
    told.push((await stage.server.ask('GET', `rooms/${room}/chat/messages?limit=200`)).json());
    told.push((await by.get('history')).json(), (await by.get('history?q=secret')).json());
    return JSON.stringify(told);
  }

  test('invariant 4: is gone at once for those who watch, and in no byte for whoever comes, returns, polls or searches', async () => {
    const here = await scene();
    const { room, master, author } = here;
    const viewer = await stage.enter(room, stage.cleo);
    const secret = await author.say('secret word');
    await author.act({ type: 'edit', seq: secret, text: 'secret words' });
    await viewer.wire.next(({ t, to }) => t === 'entries' && Number(to) > secret);
    expect(await everything(here, secret + 1, stage.bob)).toContain('secret words');

    const removed = await master.act({ type: 'remove', seq: secret, why: 'nobody should know this' });
    expect(removed).toMatchObject({ t: 'done' });
    // Whatever else was on its way before, the removal is told, and its reason is not: that is for the audit.
    const news = await viewer.wire.next(({ t, to }) => t === 'entries' && to === seqOf(removed));
    expect((news.entries as unknown[]).at(-1)).toMatchObject({
      by: stage.ada.number,
      e: { type: 'removed', seq: secret },
    });
    expect(JSON.stringify([news, viewer.wire.heard])).not.toContain('nobody should know');
    const told = await everything(here, seqOf(removed), stage.bob);
    expect(told).not.toContain('secret word');
    expect(told).not.toContain('nobody should know');
    const { messages } = (await stage.server.ask('GET', `rooms/${room}/chat/messages`)).json();
    expect(messages).toMatchObject([{ seq: secret, text: '', deleted: true, removed: true, editedAt: null }]);
    viewer.wire.close();
    leave(here);
  });

  test('invariant 4: within the tick in which it was said and removed, nobody else is sent a word of it', async () => {
    const here = await scene();
    const viewer = await stage.enter(here.room, stage.cleo);
    const { wire, id } = here.master;
    // Both in one turn: the next frames to others are made after the removal is on disk.
    wire.say({ t: 'do', id, n: 1, c: { type: 'say', text: 'secret slip' } });
    wire.say({ t: 'do', id, n: 2, c: { type: 'remove', seq: 1 } });
    await viewer.wire.next(({ t, to }) => t === 'entries' && to === 2);
    expect(JSON.stringify(viewer.wire.heard)).not.toContain('secret slip');
    viewer.wire.close();
    leave(here);
  });

  test('invariant 4: of a person all, also what left the window of the rules long ago', async () => {
    const here = await scene();
    const { room, master, author } = here;
    const first = await author.say('secret beginning');
    // More than are remembered in full, few enough to be told one by one.
    for (let i = 0; i < 8; i++) {
      const wires = Array.from({ length: 64 }, (_, k) => master.say(`noise ${i} ${k}`));
      await Promise.all(wires);
    }
    await author.say('secret end');
    await master.say('between');
    const done = await master.act({ type: 'remove', by: stage.bob.number, why: 'spam' });
    expect(await everything(here, seqOf(done), stage.bob)).not.toContain('secret');
    const later = await author.say('still here');
    expect(JSON.stringify((await stage.server.ask('GET', `rooms/${room}/chat/messages`)).json())).toContain(
      'still here',
    );

    // One of the old ones alone, by number.
    await master.act({ type: 'remove', seq: 2 });
    const { messages } = (
      await stage.server.ask('GET', `rooms/${room}/chat/messages?before=${first + 2}`)
    ).json();
    expect(messages).toMatchObject(
      [{ seq: first, text: '', removed: true }, { seq: 2 }].slice(0, messages.length),
    );
    expect(later).toBeGreaterThan(seqOf(done));
    leave(here);
  });

  test('brought back, is there again for who watches, comes, returns and searches; and can be removed again', async () => {
    const here = await scene();
    const { room, master, author } = here;
    const viewer = await stage.enter(room, stage.cleo);
    const first = await author.say('secret word');
    for (let i = 0; i < 9; i++) await Promise.all(Array.from({ length: 64 }, () => master.say('noise')));
    const second = await author.say('secret end');
    const removal = seqOf(await master.act({ type: 'remove', by: stage.bob.number, why: 'all of it' }));
    expect(await everything(here, removal, stage.bob)).not.toContain('secret');
    expect(await author.act({ type: 'restore', removal })).toMatchObject({ code: 'people/not-allowed' });
    const back = await master.act({ type: 'restore', removal });
    expect(back).toMatchObject({ t: 'done' });
    const shown = await viewer.wire.next(({ t, to }) => t === 'entries' && Number(to) >= seqOf(back));
    expect((shown.entries as { e: object }[]).at(-1)?.e).toEqual({ type: 'restored', removal });
    // Of the one that left the window long ago, too.
    const { messages } = (
      await stage.server.ask('GET', `rooms/${room}/chat/messages?before=${first + 1}`)
    ).json();
    expect(messages).toMatchObject([{ text: 'secret word', removed: false }]);
    expect(await everything(here, seqOf(back), stage.bob)).toContain('secret end');
    expect(await master.act({ type: 'restore', removal })).toMatchObject({ code: 'chat/not-restorable' });
    const again = seqOf(await master.act({ type: 'remove', seq: second }));
    expect(await everything(here, again, stage.bob)).not.toContain('secret end');
    viewer.wire.close();
    leave(here);
  });

  test('only those who look after the room may, and each removal is in the audit with whom and why', async () => {
    const here = await scene();
    const seq = await here.author.say('words');
    for (const command of [
      { type: 'remove', seq },
      { type: 'remove', by: stage.bob.number },
      { type: 'configure', slow: 5 },
    ])
      expect(await here.author.act(command)).toMatchObject({ t: 'refused', code: 'people/not-allowed' });
    const staff = await stage.enter(here.room, stage.moderator);
    expect(await staff.act({ type: 'remove', seq, why: 'an address in it' })).toMatchObject({ t: 'done' });
    expect(
      await staff.act({ type: 'remove', by: stage.bob.number, since: 5, why: 'all of it' }),
    ).toMatchObject({
      t: 'done',
    });
    const acts = (await stage.admin.get('desk/audit?act=chat/')).json();
    expect(JSON.stringify(acts)).toContain('an address in it');
    expect(JSON.stringify(acts)).toContain('all of it');
    staff.wire.close();
    leave(here);
  });
});

describe('slow mode', () => {
  test('is told to who comes, counts for all but those who look after the room, over HTTP as well', async () => {
    const room = await stage.makeRoom();
    const [master, author] = [await stage.enter(room, stage.ada), await stage.enter(room, stage.bob)];
    expect(await master.act({ type: 'configure', slow: 3600 })).toMatchObject({ t: 'done' });
    await author.say('first');
    expect(await author.act({ type: 'say', text: 'second' })).toMatchObject({
      t: 'refused',
      code: 'chat/slow',
    });
    const command = { client: 'another-client-of-bob', n: 1, command: { type: 'say', text: 'second' } };
    const posted = await stage.bob.post(`rooms/${room}/chat/commands`, command);
    expect(posted.json()).toMatchObject({ t: 'refused', code: 'chat/slow' });
    await master.say('one');
    await master.say('two');
    const again = await stage.enter(room, stage.bob);
    expect(again.opened.view).toMatchObject({ slow: 3600, saidAt: expect.any(Number) });
  });
});
