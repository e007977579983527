import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Server } from 'socket.io';
import type { ProcessLine } from '#processes';
import { redisLine } from '../../../libs/processes/src/redis-line.js';
import { eventually } from '../../support/eventually.js';
import { FailingLine } from '../../support/failing-line.js';

const redisUrl = process.env['REDIS_URL'];

/** One process's end of the line, and the cells of which it was told. */
async function anEnd(url: string, name: string) {
  const { adapter, end } = await redisLine(url, name);
  const server = new Server({ adapter, serveClient: false });
  const line = server.of('/line') as ProcessLine;
  const heard: number[] = [];
  line.on('wake', (cell: never) => heard.push(cell));
  const close = async (): Promise<void> => {
    for (const namespace of ['/', '/line']) await server.of(namespace).adapter.close();
    await end();
  };
  return { heard, close, tell: (cell: number) => line.serverSideEmit('wake', cell) };
}

// Redis is the line here; without one the line is the database, which has tests of its own.
(redisUrl ? describe : describe.skip)('the line between processes over a Redis whose connections break', () => {
  const unheard: unknown[] = [];
  const note = (reason: unknown): unknown => unheard.push(reason);
  let failing: FailingLine;
  let near: Awaited<ReturnType<typeof anEnd>>;
  let far: Awaited<ReturnType<typeof anEnd>>;

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    failing = await FailingLine.to(Number(new URL(redisUrl!).port));
    const name = `t-${randomUUID().slice(0, 8)}`;
    near = await anEnd(failing.url.replace('http:', 'redis:'), name);
    far = await anEnd(redisUrl!, name);
  });
  afterAll(async () => {
    await Promise.all([near.close(), far.close()]);
    await failing.close();
    process.off('unhandledRejection', note);
  });

  it('ends no process for an answer that never comes, and is heard again both ways', async () => {
    let cell = 0;
    await eventually(
      async () => far.heard.length + Number(near.tell(++cell)),
      () => far.heard.length > 0,
    );
    // Taken by Redis; the answer is lost with the connection.
    failing.swallows = ':';
    const known = far.heard.length;
    near.tell(++cell);
    await eventually(
      async () => far.heard.length,
      (count) => count > known,
    );
    failing.cut();
    failing.mend();
    await eventually(
      async () => far.tell(++cell),
      () => near.heard.length > 0,
    );
    const before = far.heard.length;
    await eventually(
      async () => near.tell(++cell),
      () => far.heard.length > before,
    );
    expect(unheard).toEqual([]);
  });
});
