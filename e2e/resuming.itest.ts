/** Whoever comes back is told exactly what they missed, or to load afresh: over connections that break, and by polling. */
import { describe, expect, test } from 'vitest';
import { decodeDigest } from '../src/activities/mural/digest.ts';
import { seededRandom } from '../src/client/testing/seeded-random.ts';
import { comesTo, createFollower, type Follower, follow, takeUp } from './harness/follower.ts';
import { place, SIZE, setLiveStage } from './harness/live-stage.ts';
import { connect, type Heard } from './harness/wire.ts';

const SEED = Number(process.env.SEED) || Date.now() % 1_000_000;

const stage = setLiveStage();

/** Everything that was said, by number. */
async function saidIn(room: string): Promise<Map<number, string>> {
  const said = new Map<number, string>();
  for (let before = ''; ; ) {
    const { text } = await stage.ask('GET', `/rooms/${room}/chat/messages?limit=100${before}`);
    const { messages, earlier } = JSON.parse(text) as {
      messages: { seq: number; text: string }[];
      earlier: boolean;
    };
    for (const message of messages) said.set(message.seq, message.text);
    if (!earlier) return new Map([...said].sort(([a], [b]) => a - b));
    before = `&before=${messages[0]?.seq}`;
  }
}

describe('invariant 7: resume is exact or honest', () => {
  test(`over random disconnects, with several rooms on each connection (seed ${SEED})`, async () => {
    const random = seededRandom(SEED);
    const pick = (below: number): number => Math.floor(random() * below);
    const rooms = await Promise.all([stage.makeRoom(), stage.makeRoom(), stage.makeRoom()]);
    const painter = await connect(stage.url, { cookie: stage.ada.cookie });
    const channels = await Promise.all(
      rooms.map(async (room) => ({
        room,
        chat: (await painter.open(room, 'chat')).id,
        mural: (await painter.open(room, 'mural')).id,
        said: 0,
        painted: 0,
      })),
    );
    const clients = await Promise.all(
      Array.from({ length: 4 }, async () => ({
        wire: await connect(stage.url),
        followers: rooms.flatMap((room) => [createFollower(room, 'chat'), createFollower(room, 'mural')]),
      })),
    );
    for (const { wire, followers } of clients) for (const one of followers) await follow(wire, one);

    const answers: Promise<Heard>[] = [];
    for (let step = 0; step < 300; step++) {
      const channel = channels[pick(channels.length)] as (typeof channels)[number];
      const what = random();
      if (what < 0.4) {
        for (let count = pick(8); count >= 0; count--) {
          const n = ++channel.said;
          answers.push(painter.command(channel.chat, n, { type: 'say', text: `${channel.room} ${n}` }));
        }
      } else if (what < 0.8) {
        const n = ++channel.painted;
        const pixels = Array.from({ length: 1 + pick(20) }, () => [pick(SIZE), pick(SIZE), pick(16)]).flat();
        answers.push(painter.command(channel.mural, n, place(...pixels)));
      } else {
        const client = clients[pick(clients.length)] as (typeof clients)[number];
        for (const one of client.followers) takeUp(client.wire, one);
        client.wire.close();
        // Sometimes it is away for a while.
        if (random() < 0.5) await Promise.all(answers.splice(0));
        client.wire = await connect(stage.url);
        await Promise.all(client.followers.map((one) => follow(client.wire, one)));
      }
    }
    for (const { t } of await Promise.all(answers)) expect(t).toBe('done');
    for (const { room, said, painted } of channels) {
      const messages = await saidIn(room);
      const pixels = await stage.regionOf(room);
      expect(messages.size).toBe(said);
      for (const { wire, followers } of clients) {
        const chat = followers.find((one) => one.room === room && one.activity === 'chat') as Follower;
        const mural = followers.find((one) => one.room === room && one.activity === 'mural') as Follower;
        await comesTo(wire, chat, said);
        await comesTo(wire, mural, painted);
        expect([...chat.texts]).toEqual([...messages]);
        // A new mural is blank: what it holds is what was told.
        const copy = new Uint8Array(SIZE * SIZE);
        for (const [place, color] of mural.changes) copy[place] = color;
        expect(Buffer.from(copy).equals(Buffer.from(pixels))).toBe(true);
        // Never told to load afresh: they were not away for long.
        expect([chat.afresh, mural.afresh]).toEqual([1, 1]);
      }
    }
    expect(clients[0]?.followers[0]?.resumed).toBeGreaterThan(0);
    for (const { wire } of clients) wire.close();
    painter.close();
  });

  test('too far behind, from another epoch or from the future: afresh', async () => {
    const room = await stage.makeRoom();
    const wire = await connect(stage.url, { cookie: stage.ada.cookie });
    const { id, epoch } = await wire.open(room, 'chat');
    const say = (n: number) => wire.command(id, n, { type: 'say', text: `number ${n}` });
    for (let from = 1; from <= 1100; from += 55) {
      await Promise.all(Array.from({ length: 55 }, (_, index) => say(from + index)));
    }
    const kindOf = async (after: number, of = epoch as string): Promise<string> => {
      const fresh = await connect(stage.url);
      const { t, seq } = await fresh.open(room, 'chat', { after, epoch: of });
      expect(seq).toBe(1100);
      if (t === 'resumed' && after < 1100) {
        const numbers: number[] = [];
        while (numbers.length < 1100 - after) {
          const { entries } = (await fresh.next('entries')) as unknown as { entries: { seq: number }[] };
          numbers.push(...entries.map((entry) => entry.seq));
        }
        expect(numbers).toEqual(Array.from({ length: 1100 - after }, (_, index) => after + 1 + index));
      }
      fresh.close();
      return t;
    };
    expect(await kindOf(1100)).toBe('resumed');
    expect(await kindOf(1000)).toBe('resumed');
    expect(await kindOf(150)).toBe('resumed');
    expect(await kindOf(50)).toBe('opened');
    expect(await kindOf(1101)).toBe('opened');
    expect(await kindOf(1000, 'another')).toBe('opened');
    wire.close();
  });

  test('polling tells the same as a live connection', async () => {
    const room = await stage.makeRoom();
    const wire = await connect(stage.url, { cookie: stage.ada.cookie });
    const live = { chat: createFollower(room, 'chat'), mural: createFollower(room, 'mural') };
    await follow(wire, live.chat);
    await follow(wire, live.mural);
    const polled = { entries: [] as unknown[], changes: new Map<number, number>() };
    const heard: unknown[] = [];
    const positions = new Map<string, string>();
    const poll = async (activity: 'chat' | 'mural'): Promise<void> => {
      const { text } = await stage.ask(
        'GET',
        `/rooms/${room}/${activity}/since${positions.get(activity) ?? ''}`,
      );
      const messages = JSON.parse(text) as (Heard & { entries: unknown[]; body: string })[];
      const { epoch } = messages[0] as Heard;
      let seq = messages[0]?.seq;
      for (const message of messages) {
        if (message.t === 'entries') polled.entries.push(...message.entries);
        if (message.t === 'digest')
          decodeDigest(Buffer.from(message.body, 'base64'), (place, color) =>
            polled.changes.set(place, color),
          );
        seq = message.to ?? seq;
      }
      positions.set(activity, `?after=${seq}&epoch=${epoch}`);
    };
    await poll('chat');
    await poll('mural');
    const random = seededRandom(SEED);
    for (let n = 1; n <= 60; n++) {
      const pixel = [0, 0, 0].map(() => Math.floor(random() * 16));
      await Promise.all([
        wire.command(live.chat.id, n, { type: 'say', text: `number ${n}` }),
        wire.command(live.mural.id, n, place(...pixel)),
      ]);
      if (random() < 0.2) await Promise.all([poll('chat'), poll('mural')]);
    }
    await Promise.all([poll('chat'), poll('mural')]);
    while (heard.length < 60) heard.push(...((await wire.next('entries')).entries as unknown[]));
    await comesTo(wire, live.mural, 60);
    expect(polled.entries).toEqual(heard);
    expect(polled.changes).toEqual(live.mural.changes);
    wire.close();
  });
});
