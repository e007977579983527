import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AccessError,
  AUDIT_READER,
  type AuditReader,
  CurrentCaller,
  type DeviceCaller,
  DeviceMay,
  Reads,
  type StaffCaller,
  StaffMay,
} from '#access';
import { type ReadersPage, readersPage, type ReadersQuery, readersQuery } from '#contracts';
import { present } from '#orders';
import { Answers } from '../http/documented.decorator.js';
import { readersPageOf } from './audit-views.js';

/** Who looked at a person's data. */
@ApiTags('audit')
@Controller('v1/people')
export class ReadersController {
  constructor(@Inject(AUDIT_READER) private readonly reader: AuditReader) {}

  /** On her own phone. Whoever an order restrains is told nothing: who looks at him may be who protects her. */
  @Get('me/readers')
  @DeviceMay('readers.read')
  @Reads('readers.read', 'person')
  @Answers(200, readersPage, 422)
  async own(
    @CurrentCaller() device: DeviceCaller,
    @Query({ schema: readersQuery }) query: ReadersQuery,
  ): Promise<ReadersPage> {
    if (!(await this.reader.isOnlyProtected(device, device.personId))) throw new AccessError('not_permitted');
    return this.page(device, device.personId, query);
  }

  @Get(':id/readers')
  @StaffMay('readers.read')
  @Reads('readers.read', 'person')
  @Answers(200, readersPage, 404, 422)
  async of(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') personId: string,
    @Query({ schema: readersQuery }) query: ReadersQuery,
  ): Promise<ReadersPage> {
    present((await this.reader.hasPerson(caller, personId)) || undefined);
    return this.page(caller, personId, query);
  }

  private async page(
    scope: { agencyId: string },
    personId: string,
    { cursor: before, limit, ...filter }: ReadersQuery,
  ): Promise<ReadersPage> {
    const rows = await this.reader.readers(scope, personId, { ...filter, before, limit: limit + 1 });
    return readersPageOf(rows, limit);
  }
}
