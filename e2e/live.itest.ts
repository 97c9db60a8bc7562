/** What must always hold of the live side, on the real server, read from the bytes it sends. */
import { describe, expect, test } from 'vitest';
import { startTestServer } from '../src/testing/test-server.ts';
import { comesTo, createFollower, follow, takeUp } from './harness/follower.ts';
import { place, SIZE, setLiveStage } from './harness/live-stage.ts';
import { connect, type Heard, type Wire } from './harness/wire.ts';

const stage = setLiveStage();

describe('invariant 10: cost follows the viewers', () => {
  test('what is placed within one tick arrives as one frame', async () => {
    const room = await stage.makeRoom();
    const [painter, viewer] = [
      await connect(stage.url, { cookie: stage.ada.cookie }),
      await connect(stage.url),
    ];
    const { id } = await painter.open(room, 'mural');
    const { seq } = await viewer.open(room, 'mural');
    const count = 500;
    const started = performance.now();
    for (let n = 1; n <= count; n++)
      painter.say({ t: 'do', id, n, c: place(n % SIZE, Math.floor(n / SIZE), 1) });
    const frames: Heard[] = [];
    let to = seq as number;
    while (to < (seq as number) + count) {
      const frame = await viewer.next('digest');
      frames.push(frame);
      expect(frame.from).toBe(to + 1);
      to = frame.to as number;
    }
    // The shortest tick is 20 ms; the first one may come at once.
    const ticks = Math.floor((performance.now() - started) / 20) + 2;
    expect(frames.length).toBeLessThanOrEqual(ticks);
    expect(frames.length).toBeLessThan(count / 10);
    painter.close();
    viewer.close();
  });
});

describe('invariant 5: a viewer that stops reading', () => {
  test('is queued no more than a bounded backlog, gets one resync, and nobody else notices', async () => {
    const room = await stage.makeRoom();
    const painter = await connect(stage.url, { cookie: stage.ada.cookie });
    const [slow, quick] = [await connect(stage.url), await connect(stage.url)];
    const { id: chat } = await painter.open(room, 'chat');
    const { id: mural } = await painter.open(room, 'mural');
    const followers = { slow: createFollower(room, 'chat'), quick: createFollower(room, 'chat') };
    const murals = { slow: createFollower(room, 'mural'), quick: createFollower(room, 'mural') };
    for (const [wire, which] of [
      [slow, 'slow'],
      [quick, 'quick'],
    ] as const) {
      await follow(wire, followers[which]);
      await follow(wire, murals[which]);
    }
    let read = 0;
    slow.socket.on('message', (data: Buffer) => {
      read += data.length;
    });

    slow.socket.pause();
    // Far more than the kernel takes for both ends (some 5 MB) and the backlog together.
    const [rounds, each, text] = [30, 200, '漢'.repeat(990)];
    for (let round = 0; round < rounds; round++) {
      const answers: Promise<Heard>[] = [];
      for (let n = round * each + 1; n <= (round + 1) * each; n++) {
        answers.push(painter.command(chat, n, { type: 'say', text: `${n} ${text}` }));
        painter.say({ t: 'do', id: mural, n, c: place(n % SIZE, Math.floor(n / SIZE) % SIZE, n % 16) });
      }
      await Promise.all(answers);
      painter.heard.length = 0;
      takeUp(quick, followers.quick);
      takeUp(quick, murals.quick);
    }
    const total = rounds * each;
    await comesTo(quick, followers.quick, total);
    await comesTo(quick, murals.quick, total);
    expect([...followers.quick.texts.keys()]).toEqual(Array.from({ length: total }, (_, index) => index + 1));
    expect(quick.heard.filter(({ t }) => t === 'reset')).toEqual([]);

    slow.socket.resume();
    expect(await slow.next('reset')).toMatchObject({ id: followers.slow.id });
    expect(read).toBeLessThan(total * Buffer.byteLength(text) * 0.6);
    takeUp(slow, followers.slow);
    await follow(slow, followers.slow, true);
    await comesTo(slow, murals.slow, total);
    expect(slow.heard.filter(({ t }) => t === 'reset')).toEqual([]);
    expect(murals.slow.changes).toEqual(murals.quick.changes);
    // From then on it is a viewer like any other.
    await painter.command(chat, total + 1, { type: 'say', text: 'everybody back' });
    await comesTo(slow, followers.slow, total + 1);
    expect(followers.slow.texts.get(total + 1)).toBe('everybody back');
    for (const wire of [painter, slow, quick]) wire.close();
  }, 60_000);
});

describe('presence', () => {
  const counts = (here: number, watching: number) => (message: Heard) =>
    message.t === 'presence' && message.here === here && message.watching === watching;

  test('counts people, not tabs, and everybody who only watches', async () => {
    const room = await stage.makeRoom();
    const observer = await connect(stage.url);
    await observer.open(room, 'chat');
    const tabs = await Promise.all([1, 2].map(() => connect(stage.url, { cookie: stage.ada.cookie })));
    for (const tab of tabs) await tab.open(room, 'chat');
    const other = await connect(stage.url, { cookie: stage.bob.cookie });
    await other.open(room, 'mural');
    const { people } = await observer.next(counts(2, 1));
    expect(people).toEqual(
      expect.arrayContaining([
        { number: stage.ada.number, name: 'Ada' },
        { number: stage.bob.number, name: 'Bob' },
      ]),
    );
    const { text } = await stage.ask('GET', `/rooms/${room}`);
    expect(JSON.parse(text)).toMatchObject({ here: 2, watching: 1 });
    const second = await connect(stage.url);
    await second.open(room, 'mural');
    tabs[0]?.close();
    // One tab is left: still here.
    await observer.next(counts(2, 2));
    tabs[1]?.close();
    await observer.next(counts(1, 2));
    // Letting go of the last channel is leaving, the connection may stay.
    const { id } = await other.open(room, 'chat');
    other.say({ t: 'close', id });
    other.say({ t: 'close', id: (await other.open(room, 'mural')).id });
    await observer.next(counts(0, 2));
    for (const wire of [observer, other, second]) wire.close();
  });

  test('says who is writing, until they stop', async () => {
    const room = await stage.makeRoom();
    const [writer, reader] = [
      await connect(stage.url, { cookie: stage.ada.cookie }),
      await connect(stage.url),
    ];
    const { id } = await writer.open(room, 'chat');
    await reader.open(room, 'chat');
    writer.say({ t: 'typing', id });
    const started = performance.now();
    expect(await reader.next('typing')).toEqual({ t: 'typing', id, people: [stage.ada.number] });
    await reader.next(({ t, people }) => t === 'typing' && (people as unknown[]).length === 0);
    const took = performance.now() - started;
    expect(took).toBeGreaterThan(4000);
    expect(took).toBeLessThan(9000);
    writer.close();
    reader.close();
  }, 20_000);
});

describe('a room that leaves memory', () => {
  test('comes back as one: what newcomers do in it everybody sees', async () => {
    const host = await startTestServer();
    const url = await host.listen();
    const person = await host.person('Cleo');
    const made = await person.post('rooms', { title: 'Sleepy', visibility: 'public', preset: 'sketch' });
    const room = made.json().code as string;
    const early: Wire = await connect(url, { cookie: person.cookie });
    await early.open(room, 'chat');
    const { id } = await early.open(room, 'mural');
    expect((await early.command(id, 1, place(1, 1, 5))).t).toBe('done');
    early.say({ t: 'close', id });
    early.say({ t: 'ping' });
    await early.next('pong');
    // The chat is still watched, the mural is not.
    await host.host.evict(-1);
    const late = await connect(url, { cookie: person.cookie });
    const opened = await late.open(room, 'mural');
    expect((await late.command(opened.id, 1, place(2, 2, 6))).t).toBe('done');
    expect((await late.next('digest')).to).toBe(2);
    const pixels = (await person.get(`rooms/${room}/mural/region?x=0&y=0&width=3&height=3&format=raw`))
      .rawPayload;
    expect([...pixels].filter((_, index) => index === 4 || index === 8)).toEqual([5, 6]);
    early.close();
    late.close();
    await host.end();
  });
});
