/**
 * Greets everybody who comes into a room for the first time, once each.
 *
 *     node examples/greeter-bot.ts http://localhost:3000 PARK
 *     node examples/greeter-bot.ts http://localhost:3000 PARK --text "Hello {name}, mind the wet paint."
 */
import { parseArgs } from 'node:util';
import { isRefusal, type Person } from '../src/activities/activity.ts';
import type { MembersEvent, MembersView } from '../src/activities/members/types.ts';
import { createApi } from '../src/client/api.ts';
import { createLive } from '../src/client/live.ts';
import { fromEnvironment, signIn } from './sign-in.ts';

const USAGE = `Greets newcomers in the chat of a room.

  node examples/greeter-bot.ts <address> <room> [options]

  --text text      what it says; {name} is the newcomer (default "Welcome, {name}!")
  --name name      what the bot is called (default "Greeter bot")

  ATELIER_TOKEN    the token of a bot, made in your settings; it brings the name
  ATELIER_COOKIE   else: the session to go on with, such as atelier=…`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    text: { type: 'string', default: 'Welcome, {name}!' },
    name: { type: 'string', default: 'Greeter bot' },
    help: { type: 'boolean', default: false },
  },
});
const [url, room] = positionals;
if (values.help || !url || !room) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

const { name, login } = await signIn(url, values.name, fromEnvironment());
const api = createApi({ base: url, ...login });
const live = createLive({ url, ...login });

/** Everybody who was here before us, ourselves, and whom we have greeted. */
const known = new Set<Person>();
let started = false;

// Two channels of the same room, on one connection: we listen to one and speak on the other.
const chat = live.open(room, 'chat', { view() {} });
live.open<MembersView>(room, 'members', {
  // The whole list: at the start, and again when we were away for too long to be told what we missed.
  view({ members }) {
    for (const { number } of members) {
      if (started) greet(number);
      else known.add(number);
    }
    if (!started) console.log(`${name} waits for newcomers in ${room}.`);
    started = true;
  },
  // Each entry comes exactly once and in order, over any number of lost connections.
  entries(entries) {
    for (const { by, e } of entries) if ((e as MembersEvent).type === 'joined') greet(by);
  },
  refused({ refused }) {
    console.error(`The room ${room} cannot be entered: ${refused}`);
    process.exit(1);
  },
});

async function greet(number: Person): Promise<void> {
  if (known.has(number) || number === live.me?.number) return;
  known.add(number);
  // Logs hold numbers; names are asked for, as they may change.
  const [newcomer] = await api.people([number]);
  if (!newcomer) return;
  const text = values.text.replaceAll('{name}', newcomer.name);
  const answer = await chat.send({ type: 'say', text, mentions: [number] });
  console.log(isRefusal(answer) ? `Could not greet: ${answer.refused}` : `Greeted ${newcomer.name}.`);
}
