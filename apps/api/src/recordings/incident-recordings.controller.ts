import { Readable } from 'node:stream';
import { Controller, Get, Header, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Reads, type StaffCaller, StaffMay } from '#access';
import { incidentRecordings, type IncidentRecordings } from '#contracts';
import { EvidenceError, RECORDING_SHELF, type RecordingShelf } from '#evidence';
import { Answers } from '../http/documented.decorator.js';

const iso = (at: number): string => new Date(at).toISOString();

@ApiTags('evidence')
@Controller('v1/incidents/:id/recordings')
export class IncidentRecordingsController {
  constructor(@Inject(RECORDING_SHELF) private readonly shelf: RecordingShelf) {}

  @Get()
  @StaffMay('incident.read')
  @Reads('incident.recording.list', 'incident')
  @Answers(200, incidentRecordings, 404)
  async list(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<IncidentRecordings> {
    const found = await this.shelf.ofIncident(caller, id);
    if (!found) throw new EvidenceError('incident_unknown');
    return {
      recordings: found.map((each) => ({ ...each, firstAt: iso(each.firstAt), lastAt: iso(each.lastAt) })),
    };
  }

  /** What a phone sent: to be saved, or played by who has fetched it; never shown by a browser as ours. */
  @Get(':panicId/:stream')
  @StaffMay('evidence.export')
  @Reads('incident.recording.read', 'incident')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Answers(200, undefined, 404)
  @ApiProduces('application/octet-stream')
  async heard(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Param('panicId') panicId: string,
    @Param('stream') stream: string,
  ): Promise<StreamableFile> {
    const found = /^\d{1,6}$/.test(stream)
      ? await this.shelf.heard(caller, id, { panicId, stream: Number(stream) })
      : undefined;
    if (!found) throw new EvidenceError('recording_unknown');
    const extension = found.mediaType.slice('audio/'.length);
    return new StreamableFile(Readable.from(found.content, { objectMode: false }), {
      type: 'application/octet-stream',
      disposition: `attachment; filename="recording-${panicId}-${stream}.${extension}"`,
      length: found.bytes,
    });
  }
}
