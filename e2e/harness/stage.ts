/** One server and one browser for the tests of a file, and visitors who leave after each test. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from '../chromium.ts';
import { type Line, openLine } from './line.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { createVisitor, type Visitor, type VisitorOptions } from './visitor.ts';

export interface Stage {
  readonly server: ServerProcess;
  visitor(options?: VisitorOptions): Promise<Visitor>;
  /** A network for one visitor; ends with the test. */
  line(options?: { readonly webSockets?: boolean }): Promise<Line>;
}

/** Where pictures of failed tests go; none are made without it. */
const PICTURES = process.env.E2E_PICTURES;

/** To be called at the top of a file. After every test neither a browser nor the server may have complained. */
export function setStage(environment: Record<string, string> = {}): Stage {
  let server: ServerProcess;
  let browser: Browser;
  let visitors: Visitor[] = [];
  let lines: Line[] = [];
  /** Errors the server wrote, on the first try as well. */
  const complaints: string[] = [];

  async function open(): Promise<void> {
    // Several people come from one address here.
    server = await startServer({ REQUESTS_PER_MINUTE: '100000', ...environment });
  }
  async function shut(): Promise<void> {
    complaints.push(...(server?.logged() ?? []));
    await server?.dispose();
  }

  beforeAll(async () => {
    await open();
    browser = await launchChromium();
  });
  beforeEach(async ({ task }) => {
    // Run again: on a server where nobody has these names yet.
    if (!task.result?.retryCount) return;
    await shut();
    await open();
  });
  afterEach(async ({ task }) => {
    const troubles = visitors.flatMap((visitor) => visitor.troubles);
    if (PICTURES && (task.result?.state === 'fail' || troubles.length > 0)) {
      mkdirSync(PICTURES, { recursive: true });
      for (const [index, { page }] of visitors.entries()) {
        if (page.isClosed()) continue;
        const name = `${task.name.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)}-${index}.png`;
        await page.screenshot({ path: join(PICTURES, name) });
      }
    }
    await Promise.all(visitors.map((visitor) => visitor.close()));
    await Promise.all(lines.map((line) => line.dispose()));
    visitors = [];
    lines = [];
    expect(troubles).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await shut();
    expect(complaints).toEqual([]);
  });

  return {
    get server() {
      return server;
    },
    async visitor(options) {
      const visitor = await createVisitor(browser, server.url, options);
      visitors.push(visitor);
      return visitor;
    },
    async line(options) {
      const line = await openLine(server.url, options);
      lines.push(line);
      return line;
    },
  };
}
