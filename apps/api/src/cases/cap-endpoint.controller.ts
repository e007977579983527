import { Body, Controller, Delete, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import { type CapEndpointAnswer, capEndpoint, type CapEndpointBody, capEndpointBody } from '#contracts';
import { actorOf, type AddressPolicy, Cases, nameCapEndpoint, present, removeCapEndpoint } from '#orders';
import { Answers } from '../http/documented.decorator.js';
import { ADDRESS_POLICY } from './address-policy.js';

@ApiTags('agencies')
@Controller('v1/agencies/:id/cap-endpoint')
export class CapEndpointController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(ADDRESS_POLICY) private readonly policy: AddressPolicy,
  ) {}

  @Get()
  @StaffMay('agency.write')
  @Reads('agency.cap_endpoint.read', 'agency')
  @Answers(200, capEndpoint, 404)
  async state(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<CapEndpointAnswer> {
    const own = id === caller.agencyId ? await this.cases.read(caller).agencies.capEndpoint() : undefined;
    const { lastSentAt, ...state } = present(own);
    return { ...state, lastSentAt: lastSentAt === null ? null : new Date(lastSentAt).toISOString() };
  }

  @Put()
  @StaffMay('agency.write')
  @Does('agency.cap_endpoint.name', 'agency')
  @Answers(204, undefined, 404, 422)
  name(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: capEndpointBody }) body: CapEndpointBody,
  ): Promise<void> {
    return this.cases.change(actorOf(caller), (work) => nameCapEndpoint(work, id, body, this.policy));
  }

  @Delete()
  @StaffMay('agency.write')
  @Does('agency.cap_endpoint.remove', 'agency')
  @Answers(204, undefined, 404)
  remove(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<void> {
    return this.cases.change(actorOf(caller), (work) => removeCapEndpoint(work, id));
  }
}
