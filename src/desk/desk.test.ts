import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => { server = await startTestServer(); });
afterAll(() => server.end());
test('smoke', async () => {
  const admin = await server.staff('Ada', 'admin');
  for (const url of ['desk','desk/figures','desk/rooms','desk/rooms/PARK','desk/people','desk/people/1','desk/audit','desk/audit/file','desk/settings','desk/jobs','desk/backups','house']) {
    const r = await admin.get(url);
    console.log(url, r.statusCode, r.body.slice(0,400));
  }
  const job = await admin.post('desk/jobs/backup');
  console.log(job.body);
  console.log(JSON.stringify(await server.jobs.settled(job.json().id)));
  console.log((await admin.get('desk/backups')).body);
});
