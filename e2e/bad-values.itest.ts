/** Values of the wrong type wherever one can be put: a clear answer with a code. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anything, mutations } from './harness/mutations.ts';
import { CODE, isServed, setTarget } from './harness/target.ts';
import { connect } from './harness/wire.ts';

const SEED = Number(process.env.SEED) || Date.now() % 1_000_000;

const target = setTarget();

describe('values of the wrong type', () => {
  const commands = [
    { type: 'place', pixels: [1, 2, 3], stroke: 4 },
    { type: 'undo' },
    { type: 'configure', cooldown: 1, palette: ['#ffffff', '#000000'] },
    { type: 'say', text: 'hello', mentions: [1] },
    { type: 'edit', seq: 1, text: 'changed' },
    { type: 'delete', seq: 1 },
    { type: 'react', seq: 1, emoji: '👍', on: true },
    { type: 'join' },
    { type: 'set-role', person: 1, role: 'player' },
  ];

  test(`in any field of any live message (seed ${SEED})`, async () => {
    const watcher = await connect(target.url);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat(), anything), { minLength: 5, maxLength: 30 }),
        async (changes) => {
          const { wire, mural, chat } = await target.atWork();
          const { id: members } = await wire.open(target.room, 'members');
          const templates: object[] = [
            { t: 'hello', client: 'fuzzing-client-01' },
            { t: 'open', ref: 1, room: target.room, activity: 'chat', after: 0, epoch: 'x' },
            { t: 'close', id: 424_242 },
            { t: 'typing', id: chat },
            { t: 'ping' },
            ...[mural, chat, members].flatMap((id) =>
              commands.map((c, index) => ({ t: 'do', id, n: index + 1, c })),
            ),
          ];
          for (const [which, where, value] of changes) {
            const candidates = mutations(templates[which % templates.length] as object);
            wire.say(JSON.stringify(candidates[where % candidates.length]?.(value)));
          }
          await isServed(wire);
          for (const message of wire.heard) {
            if (message.t === 'error' || message.t === 'refused') expect(message.code).toMatch(CODE);
            expect(message.code).not.toBe('rooms/failed');
          }
          wire.close();
        },
      ),
      { seed: SEED, numRuns: 40 },
    );
    await isServed(watcher);
    watcher.close();
  });

  test(`in any field of any body (seed ${SEED})`, async () => {
    const client = 'fuzzing-client-02';
    const templates: [string, string, object][] = [
      ['POST', '/me', { name: 'Ada the second' }],
      ['PATCH', '/me', { name: 'Ada' }],
      [
        'POST',
        '/rooms',
        {
          title: 'T',
          visibility: 'unlisted',
          preset: 'sketch',
          mural: { width: 20, height: 20, palette: ['#ffffff', '#000000'], cooldown: 0 },
        },
      ],
      ['PATCH', `/rooms/${target.room}`, { title: 'Target', visibility: 'public' }],
      ['POST', `/rooms/${target.room}/join`, { invite: 'x' }],
      ['POST', `/rooms/${target.room}/mural/pixels`, { pixels: [1, 1, 1] }],
      ['POST', `/rooms/${target.room}/mural/import`, { x: 0, y: 0 }],
      ...commands.map((command): [string, string, object] => [
        'POST',
        `/rooms/${target.room}/mural/commands`,
        { client, n: 1, command },
      ]),
      ...commands.map((command): [string, string, object] => [
        'POST',
        `/rooms/${target.room}/chat/commands`,
        { client, n: 1, command },
      ]),
    ];
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), anything, async (which, where, value) => {
        const [method, path, template] = templates[which % templates.length] as [string, string, object];
        const candidates = mutations(template);
        const answer = await target.ask(
          method,
          path,
          JSON.stringify(candidates[where % candidates.length]?.(value)),
        );
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) {
          expect(answer.type).toContain('application/problem+json');
          expect(answer.body.code).toMatch(CODE);
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
    await target.ask('PATCH', `/rooms/${target.room}`, { visibility: 'public' });
  });

  test.each([
    ['that breaks off', '{"name":'],
    ['with a prototype', '{"name":"a","__proto__":{"x":1}}'],
    ['that goes deep and breaks off', '['.repeat(50_000)],
    ['that goes deep', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['of half a character', '"\ud800"'],
    ['of nothing', ''],
  ])('a body %s', async (_, text) => {
    const answer = await target.ask('PATCH', '/me', text);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toMatch(CODE);
  });
});

target.proveNothingLost();
