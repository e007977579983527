import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastify, type FastifyInstance } from 'fastify';
import type { Logger } from 'nestjs-pino';
import { serveBaseMap } from './serve-base-map.js';

describe('the map under the parties', () => {
  let folder: string;
  const said: string[] = [];

  const served = async (file: string | undefined): Promise<FastifyInstance> => {
    const server = fastify();
    const app = { getHttpAdapter: () => ({ getInstance: () => server }) } as unknown as NestFastifyApplication;
    const logger = { error: (text: string) => void said.push(text) } as unknown as Logger;
    await serveBaseMap(app, file, logger);
    return server;
  };
  const written = async (name: string, content: string): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qalqan-map-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives parts of the file that is configured, and the console knows of it', async () => {
    const server = await served(await written('kz.pmtiles', 'PMTiles and tiles'));
    expect((await server.inject('/map/base.json')).json()).toEqual({ tiles: true });
    const part = await server.inject({ url: '/map/tiles.pmtiles', headers: { range: 'bytes=0-6' } });
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, 'PMTiles', 'bytes 0-6/17']);
    expect(part.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-length': '7', etag: expect.any(String) });
    const whole = await server.inject('/map/tiles.pmtiles');
    expect([whole.statusCode, whole.body]).toEqual([200, 'PMTiles and tiles']);
    expect((await server.inject({ url: '/map/tiles.pmtiles', headers: { range: 'bytes=17-' } })).statusCode).toBe(416);
  });

  it('another file under the same name has another tag', async () => {
    const path = await written('again.pmtiles', 'PMTiles one');
    const server = await served(path);
    const tag = async () => (await server.inject('/map/tiles.pmtiles')).headers.etag;
    const before = await tag();
    await written('again.pmtiles', 'PMTiles the other');
    expect(await tag()).not.toBe(before);
  });

  it('without a file outlines are drawn, and nothing else is served', async () => {
    const server = await served(undefined);
    expect((await server.inject('/map/base.json')).json()).toEqual({ tiles: false });
    expect((await server.inject('/map/tiles.pmtiles')).statusCode).toBe(404);
    expect(said).toEqual([]);
  });

  it('a wrong path, and a file that is no archive, are told and keep nobody from the desk', async () => {
    for (const path of [join(folder, 'missing.pmtiles'), await written('notes.txt', 'secret notes')]) {
      said.length = 0;
      const server = await served(path);
      expect((await server.inject('/map/base.json')).json()).toEqual({ tiles: false });
      expect((await server.inject('/map/tiles.pmtiles')).statusCode).toBe(404);
      expect(said).toEqual([expect.stringContaining('MAP_TILES_FILE')]);
    }
  });
});
