import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'nestjs-pino';
import { byteRange } from './byte-range.js';

const magic = 'PMTiles';

/**
 * The map under the parties, from our own origin: whoever serves a desk's tiles learns where survivors are. It holds nothing of
 * anybody and is open to all, as the console's own files are. `GET /map/base.json` says whether there are tiles; without a file,
 * or with one that cannot be read, the console draws its own outlines: a wrong path must not keep a desk from its alarms.
 */
export async function serveBaseMap(
  app: NestFastifyApplication,
  tilesFile: string | undefined,
  logger: Logger,
): Promise<void> {
  const tiles = tilesFile !== undefined && (await isPmtiles(tilesFile));
  if (tilesFile !== undefined && !tiles)
    logger.error(`MAP_TILES_FILE: ${tilesFile} is no PMTiles archive that can be read; outlines are drawn instead`);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/map/base.json', (_request, reply) => {
    void reply.header('cache-control', 'no-cache').send({ tiles });
  });
  if (!tiles) return;
  fastify.get('/map/tiles.pmtiles', (request, reply) => sendPart(tilesFile, request, reply));
}

async function sendPart(path: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { size, mtimeMs } = await stat(path);
  const range = byteRange(request.headers.range, size);
  void reply.headers({
    'accept-ranges': 'bytes',
    // Parts of one file and of the next must not be mixed: the reader sees by the tag that it has changed.
    etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
    'cache-control': 'public, max-age=3600',
    'content-type': 'application/vnd.pmtiles',
  });
  if (range === null) return reply.status(416).header('content-range', `bytes */${size}`).send();
  const { start, end } = range ?? { start: 0, end: size - 1 };
  void reply.header('content-length', end - start + 1);
  if (range !== undefined) void reply.status(206).header('content-range', `bytes ${start}-${end}/${size}`);
  return reply.send(createReadStream(path, { start, end }));
}

async function isPmtiles(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer } = await file.read(Buffer.alloc(magic.length), 0, magic.length, 0);
      return buffer.toString('latin1') === magic;
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}
