import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Body, Controller, Get, Header, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, Unaudited } from '#access';
import {
  type NearestSupportPlaces,
  nearestSupportPlaces,
  nearestSupportPlacesBody,
  type NearestSupportPlacesBody,
  type SupportPlaces,
  supportPlaces,
  type SupportPlaceView,
} from '#contracts';
import { ReadDirectory, SUPPORT_DIRECTORY, type SupportDirectory, type SupportPlace } from '#support';
import { AnswersAnybody } from '../http/documented.decorator.js';

const pack = promisify(gzip);

const forEverybody = 'who helps is for everybody who needs help to know, without saying who they are';

/** Crisis centres, legal aid and hotlines. */
@ApiTags('support')
@Controller('v1/public/support-places')
export class SupportController {
  /** The whole directory is the longest that a phone on a bad network asks for: packed once for each version. */
  private packed: { version: string; body: Promise<Buffer> } | undefined;

  constructor(
    @Inject(ReadDirectory) private readonly readDirectory: ReadDirectory,
    @Inject(SUPPORT_DIRECTORY) private readonly directory: SupportDirectory,
  ) {}

  @Get()
  @Public(forEverybody)
  @Unaudited(forEverybody)
  @AnswersAnybody(200, supportPlaces)
  async all(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SupportPlaces | Buffer | undefined> {
    const { places, version } = await this.readDirectory.execute();
    // Weak: the packed one has other bytes.
    const tag = `W/"${version}"`;
    // The same for everybody: whoever stands between us and the readers may keep it.
    void reply.header('etag', tag).header('cache-control', 'public, max-age=3600').header('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === tag) {
      void reply.status(304);
      return undefined;
    }
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return { supportPlaces: places.map(viewOf) };
    void reply.header('content-encoding', 'gzip').type('application/json; charset=utf-8');
    return this.packedOf(version, places);
  }

  @Post('nearest')
  @Public(forEverybody)
  @Unaudited('where somebody is who looks for help is kept nowhere')
  @AnswersAnybody(200, nearestSupportPlaces, 422)
  @Header('cache-control', 'no-store')
  async nearest(
    @Body({ schema: nearestSupportPlacesBody }) body: NearestSupportPlacesBody,
  ): Promise<NearestSupportPlaces> {
    const [longitude, latitude] = body.point.coordinates;
    const near = await this.directory.nearest({ longitude, latitude }, body.kinds, body.limit);
    return {
      supportPlaces: near.map((place) => ({ ...viewOf(place), distanceMeters: Math.round(place.distanceMeters) })),
    };
  }

  private packedOf(version: string, places: readonly SupportPlace[]): Promise<Buffer> {
    if (this.packed?.version !== version)
      this.packed = { version, body: pack(JSON.stringify({ supportPlaces: places.map(viewOf) })) };
    return this.packed.body;
  }
}

function viewOf(place: SupportPlace): SupportPlaceView {
  const {
    id,
    kind,
    country,
    name,
    about,
    phones,
    hours,
    city,
    address,
    longitude,
    latitude,
    website,
    source,
    checkedOn,
  } = place;
  const point =
    longitude === null || latitude === null
      ? null
      : { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] };
  return {
    id,
    kind,
    country,
    name,
    about,
    phones: [...phones],
    hours,
    city,
    address,
    point,
    website,
    source,
    checkedOn,
  };
}
