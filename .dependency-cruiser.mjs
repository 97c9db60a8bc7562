/*
 * Who may import whom. Every rule is an error, and `scripts/boundaries.test.ts`
 * plants a violation of each. Paths are from the root of the repository.
 */

/** Tests stand beside their file and may reach where the file may not, as may what only they use. */
const TESTS = '\\.(test|itest|contract)\\.tsx?$|/testing/';

/** The server's side of an activity: its registration (`chat/chat.ts`), what comes from outside, HTTP, the archive. */
const ACTIVITY_SERVER =
  '^src/activities/(?<activity>[^/]+)/(\\k<activity>|commands|archive[^/]*|[^/]*routes[^/]*|http/[^/]+)\\.ts$';
const ROUTES = '(^|[/-])routes\\.ts$';
const PANEL = '^src/activities/[^/]+/panel/';
/** Where an activity says what it needs a store for. */
const ACTIVITY_PORTS = '^src/activities/[^/]+/(archive|types)\\.ts$';
/** Where what an admin may change is defined, with the port behind which it is kept. */
const SETTINGS_PORT = '^src/desk/(jobs|live-settings|person-record|room-list|people-list)\\.ts$';
/** The contract and what all activities share. */
const CONTRACT = '^src/activities/[^/]+\\.ts$';
/** Plain code without a side: it may run anywhere. */
const BYTES = '^src/bytes/';
const WIRE = '^src/live/(protocol|varint)\\.ts$';

const BROWSER = ['^src/web/', '^src/client/', PANEL];
/** Folders that only exist on the server. */
const SERVER =
  '^src/(api|live|rooms|people|moderation|desk|wiring|store|bus|ops|paints|prints)/|^src/[^/]+\\.ts$';
/** Where adapters and activities may be named: the entry points and the composition beside them. */
const COMPOSITION = ['^src/[^/]+\\.ts$', '^src/ops/', '^src/wiring/'];

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Data flows one way: two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and that nothing imports is a leftover.',
      severity: 'error',
      from: { orphan: true, pathNot: [TESTS, '\\.d\\.ts$', '^src/(main|ops/cli)\\.ts$', '^src/web/public/'] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would only fail when that line runs.',
      severity: 'error',
      from: {},
      // Vite resolves addresses such as `virtual:…` and `/logo.svg?url`.
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?', '^cloudflare:'] },
    },
    {
      name: 'tests-are-leaves',
      comment: 'What a test defines is not there for the program.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'rules-know-only-their-folder',
      comment:
        'Rules, codecs and state of an activity are pure: they know their own folder and the contract, ' +
        'and so run unchanged in the server, in tests and in the browser.',
      severity: 'error',
      from: { path: '^src/activities/([^/]+)/', pathNot: [TESTS, PANEL, ACTIVITY_SERVER] },
      to: { path: '^src/', pathNot: ['^src/activities/$1/', CONTRACT, BYTES] },
    },
    {
      name: 'rules-know-no-outer-layer',
      comment: 'Inside an activity, too, the pure part knows neither its panel nor its server side.',
      severity: 'error',
      from: { path: '^src/activities/', pathNot: [TESTS, PANEL, ACTIVITY_SERVER] },
      to: { path: [PANEL, ACTIVITY_SERVER] },
    },
    {
      name: 'contract-knows-no-activity',
      comment: 'What all activities share cannot depend on one of them.',
      severity: 'error',
      from: { path: CONTRACT, pathNot: TESTS },
      to: { path: '^src/', pathNot: [CONTRACT, BYTES] },
    },
    {
      name: 'no-activity-to-activity',
      comment: 'An activity is a folder that can be taken out: none imports another.',
      severity: 'error',
      from: { path: '^src/activities/([^/]+)/' },
      to: { path: '^src/activities/[^/]+/', pathNot: '^src/activities/$1/' },
    },
    {
      name: 'panels-know-the-browser-side',
      comment: 'A panel stands on the kit, the client, the protocol and its own rules.',
      severity: 'error',
      from: { path: '^src/activities/([^/]+)/panel/', pathNot: TESTS },
      to: {
        path: '^src/',
        pathNot: ['^src/activities/$1/', CONTRACT, BYTES, WIRE, '^src/web/kit/', '^src/client/'],
      },
    },
    {
      name: 'browser-never-imports-server',
      comment: 'Server code in the browser is at best dead weight and at worst a leak.',
      severity: 'error',
      from: { path: BROWSER, pathNot: TESTS },
      to: { path: [SERVER, ACTIVITY_SERVER], pathNot: WIRE },
    },
    {
      name: 'server-never-imports-web',
      comment: 'The server hands out the built files of the browser app; it does not run them.',
      severity: 'error',
      from: { path: [SERVER, ACTIVITY_SERVER], pathNot: TESTS },
      to: { path: ['^src/web/', PANEL] },
    },
    {
      name: 'client-knows-no-web',
      comment: 'Bots, the bench and the tests use the client without a page.',
      severity: 'error',
      from: { path: '^src/client/', pathNot: TESTS },
      to: { path: ['^src/web/', PANEL] },
    },
    {
      name: 'kit-knows-no-panel',
      comment: 'The kit is what panels are made of; only pages put panels together.',
      severity: 'error',
      from: { path: '^src/web/kit/', pathNot: TESTS },
      to: { path: [PANEL, '^src/web/pages/'] },
    },
    {
      name: 'rooms-know-the-contract-only',
      comment:
        'Rooms run any activity over any log: they know the contract, no activity and no adapter. ' +
        'Their routes stand on the HTTP side, and what they show is in the words of the protocol.',
      severity: 'error',
      from: { path: '^src/rooms/', pathNot: [TESTS, ROUTES] },
      to: { path: '^src/', pathNot: ['^src/rooms/', CONTRACT, BYTES, WIRE, '^src/people/'] },
    },
    {
      name: 'adapters-know-their-ports',
      comment:
        'The store and the bus fulfil ports: of those who own them they know types, ' +
        'and code only of the log port, of what a room is and of how an archive is searched.',
      severity: 'error',
      from: { path: '^src/(store|bus)/', pathNot: TESTS },
      to: {
        path: '^src/(rooms|people|moderation|desk)/',
        pathNot: '^src/rooms/(log|room)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'adapters-know-nothing-above',
      comment: 'An adapter does not know who uses it, and no other adapter.',
      severity: 'error',
      from: { path: '^src/(store|bus)/', pathNot: TESTS },
      to: {
        path: '^src/',
        pathNot: [
          '^src/$1/',
          '^src/(rooms|people|moderation)/',
          SETTINGS_PORT,
          ACTIVITY_PORTS,
          CONTRACT,
          BYTES,
        ],
      },
    },
    {
      name: 'only-main-names-adapters',
      comment: 'Everybody else is given a port. So PostgreSQL can stand where SQLite stood.',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, ...COMPOSITION, '^src/(store|bus)/'] },
      to: { path: '^src/(store|bus)/' },
    },
    {
      name: 'only-main-names-activities',
      comment: 'A new activity is a new folder and a line where the parts are put together.',
      severity: 'error',
      from: { path: '^src/(api|live|rooms|people|moderation|desk|store|bus)/', pathNot: TESTS },
      to: { path: '^src/activities/[^/]+/', pathNot: ACTIVITY_PORTS },
    },
    {
      name: 'no-node-outside-the-server',
      comment: 'Rules run in the browser as well, and the clock and the disk come to them from outside.',
      severity: 'error',
      from: {
        path: ['^src/activities/', BYTES, WIRE, ...BROWSER],
        pathNot: [TESTS, ACTIVITY_SERVER],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-runs-without-dev-dependencies',
      comment: 'A server is installed with `npm ci --omit=dev`.',
      severity: 'error',
      from: { path: [SERVER, ACTIVITY_SERVER, CONTRACT, BYTES], pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-are-declared',
      comment: 'A package that only others brought along may go as it came.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true, // types count: a folder that knows another's types knows the other
    parser: 'tsc', // TypeScript 6; without its API nothing would be read and everything would pass
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'src/web/node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.d.ts'],
    },
  },
};
