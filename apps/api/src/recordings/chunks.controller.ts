import { Body, Controller, Inject, Param, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, type DeviceCaller, DeviceMay, Unaudited } from '#access';
import { CompanionError, KeepChunk } from '#companion';
import { type ChunkQuery, chunkQuery, keptChunk, type KeptChunk, mostChunkBytes } from '#contracts';
import { isUuid } from '#domain';
import { IncidentError } from '#incidents';
import { Answers } from '../http/documented.decorator.js';
import { AnswerPace } from '../panics/answer-pace.js';

const number = /^\d{1,6}$/;

@ApiTags('devices')
@Controller('v1/recordings')
export class ChunksController {
  constructor(
    @Inject(KeepChunk) private readonly keepChunk: KeepChunk,
    @Inject(AnswerPace) private readonly pace: AnswerPace,
  ) {}

  /** The body is the chunk itself. After a cancel the answer is the same by either PIN, and so is its time. */
  @Put(':panicId/chunks/:sequence')
  @DeviceMay('recording.write')
  @Unaudited('the log of the incident has it; PIN and duress PIN must take the same time')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary', maxLength: mostChunkBytes } })
  @Answers(201, keptChunk, 404, 409, 422)
  async keep(
    @CurrentCaller() device: DeviceCaller,
    @Param('panicId') panicId: string,
    @Param('sequence') sequence: string,
    @Query({ schema: chunkQuery }) { milliseconds }: ChunkQuery,
    @Body() content: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeptChunk> {
    if (!isUuid(panicId)) throw new IncidentError('panic_unknown');
    if (!number.test(sequence) || !Buffer.isBuffer(content) || content.length === 0)
      throw new CompanionError('recording_chunk_invalid');
    const chunk = { panicId: panicId.toLowerCase(), sequence: Number(sequence), milliseconds, content };
    const isNew = await this.pace.even(() => this.keepChunk.execute(device, chunk));
    void reply.status(isNew ? 201 : 200);
    return { sequence: chunk.sequence };
  }
}
