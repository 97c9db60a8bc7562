/** Invariant 4, of fair shuffles on the wire of a real server: until it is shown, the secret is in the log and nowhere else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitTo, orderOf } from '../src/activities/table/fair/protocol.ts';
import type { TableState } from '../src/activities/table/state.ts';
import type { FairDone, TableCommand, TableView } from '../src/activities/table/types.ts';
import { startTestServer, type TestPerson, type TestServer } from '../src/testing/test-server.ts';
import { connect, type Wire } from './harness/wire.ts';

let server: TestServer;
let url: string;
let people: readonly TestPerson[];

beforeAll(async () => {
  server = await startTestServer();
  url = await server.listen();
  people = await Promise.all(['Ada', 'Grace'].map((name) => server.person(name)));
});
afterAll(() => server?.end());

interface Guest {
  readonly wire: Wire;
  readonly id: unknown;
  /** Every byte that reached them. */
  readonly bytes: string[];
  act(command: TableCommand): Promise<void>;
}

async function come(code: string, cookie?: string, from?: { after: number; epoch: string }): Promise<Guest> {
  const wire = await connect(url, cookie ? { cookie } : {});
  const bytes: string[] = [];
  wire.socket.on('message', (data) => bytes.push(String(data)));
  const opened = await wire.open(code, 'table', from);
  let n = 0;
  return {
    ...{ wire, id: opened.id, bytes },
    async act(command) {
      expect(await wire.command(opened.id, ++n, command)).toMatchObject({ t: 'done' });
    },
  };
}

test('the seed is told to nobody before it is shown, to whoever comes when, and then it fits', async () => {
  const [first, second] = people as [TestPerson, TestPerson];
  const wish = { title: 'Cards', visibility: 'unlisted', preset: 'sketch' };
  const { code } = (await first.post('rooms', wish)).json() as { code: string };
  const room = server.host.rooms().find((one) => one.code === code);
  const channel = room && (await server.host.channel(room, 'table'));
  if (!channel) throw new Error('no table');
  const state = (): TableState => channel.state as TableState;
  const since = async (): Promise<string> => (await server.ask('GET', `rooms/${code}/table/since`)).body;

  const [ada, grace, onlooker] = [
    await come(code, first.cookie),
    await come(code, second.cookie),
    await come(code),
  ];
  await ada.act({ type: 'set-up', game: 'crazy-eights' });
  await ada.act({ type: 'sit', seat: 1 });
  await grace.act({ type: 'sit', seat: 2 });
  await ada.act({ type: 'configure', settings: { fair: true } });
  const before = channel.seq;
  await ada.act({ type: 'begin-round' });
  const asked = state().fair.asked;
  await ada.act({ type: 'add-chance', text: 'from Ada' });
  const early = await since();
  await grace.act({ type: 'add-chance', text: 'from Grace' });
  const { epoch } = channel as unknown as { epoch: string };
  const [late, returned] = [await come(code), await come(code, second.cookie, { after: before, epoch })];
  const commit = asked?.commit ?? '';
  for (const guest of [ada, grace, onlooker])
    await guest.wire.next(
      ({ t, entries }) => t === 'entries' && JSON.stringify(entries).includes('round-began'),
    );
  const told = [
    early,
    await since(),
    ...[ada, grace, onlooker, late, returned].flatMap(({ bytes }) => bytes),
  ];
  expect(asked?.seed).toMatch(/^[0-9a-f]{64}$/);
  expect(told.join('\n')).toContain(commit);
  for (const part of told) expect(part).not.toContain(asked?.seed);

  await ada.act({ type: 'end-round' });
  const view = (JSON.parse(await since()) as { view: TableView }[])[0]?.view;
  const shown = view?.fair.shown.at(-1) as FairDone;
  expect(shown).toMatchObject({ seed: asked?.seed, commit, round: 1 });
  expect(commitTo(shown.seed)).toBe(commit);
  expect(orderOf(shown.order, shown.seed, shown.chances)).toEqual(shown.order);
  await onlooker.wire.next(
    ({ t, entries }) => t === 'entries' && JSON.stringify(entries).includes(shown.seed),
  );
  for (const { wire } of [ada, grace, onlooker, late, returned]) wire.close();
});
