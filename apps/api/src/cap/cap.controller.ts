import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Reads, type StaffCaller, StaffMay } from '#access';
import { CLOCK, type Clock, Problem } from '#domain';
import {
  CAP_READER,
  capFeed,
  capMediaType,
  capMessages,
  capMessagesOfAll,
  type CapReader,
  capXml,
  feedMediaType,
  incidentOfIdentifier,
} from '#notify';
import { Answers } from '../http/documented.decorator.js';

/** Incidents whose messages the feed holds. */
const newestIncidents = 50;

/** Every identifier of a message names its incident. */
const incidentsIn = (document: string): string[] => [
  ...new Set(document.match(/[0-9a-f-]{36}\.\d{1,15}/g)?.flatMap((one) => incidentOfIdentifier(one) ?? [])),
];

/** The agency's incidents for systems that speak CAP 1.2. */
@ApiTags('cap')
@Controller('v1/cap')
export class CapController {
  constructor(
    @Inject(CAP_READER) private readonly reader: CapReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('feed')
  @StaffMay('cap.read')
  @Reads('cap.feed.read', 'incident', incidentsIn)
  @Answers(200)
  @ApiProduces(feedMediaType)
  @Header('content-type', `${feedMediaType}; charset=utf-8`)
  async feed(@CurrentCaller() caller: StaffCaller): Promise<string> {
    const [agency, events] = await Promise.all([
      this.reader.agency(caller),
      this.reader.ofNewestIncidents(caller, newestIncidents),
    ]);
    if (!agency) throw unknown();
    return capFeed(capMessagesOfAll(events), agency, this.clock.now());
  }

  @Get('alerts/:id')
  @StaffMay('cap.read')
  @Reads('cap.alert.read', 'incident', incidentsIn)
  @Answers(200, undefined, 404)
  @ApiProduces(capMediaType)
  @Header('content-type', `${capMediaType}; charset=utf-8`)
  async alert(@CurrentCaller() caller: StaffCaller, @Param('id') identifier: string): Promise<string> {
    const incidentId = incidentOfIdentifier(identifier);
    if (!incidentId) throw unknown();
    const [agency, events] = await Promise.all([
      this.reader.agency(caller),
      this.reader.ofIncident(caller, incidentId),
    ]);
    const message = capMessages(events).find((one) => one.identifier === identifier);
    if (!agency || !message) throw unknown();
    return capXml(message, agency);
  }
}

const unknown = (): Problem => new Problem('not_found', 'cap_alert_unknown', 'There is no such message.');
