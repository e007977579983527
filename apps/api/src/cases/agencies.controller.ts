import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, type StaffCaller, StaffMay, Unaudited } from '#access';
import {
  type Agency,
  agency,
  type AgencyPage,
  agencyPage,
  type ChangeAgencyBody,
  changeAgencyBody,
  type FoundAgencyBody,
  foundAgencyBody,
  foundedAgency,
  type FoundedAgencyAnswer,
  type Neighbours,
  neighbours,
  type PageQuery,
  pageQuery,
} from '#contracts';
import { actorOf, Cases, changeAgency, foundAgency, hashPassword, type Once, present } from '#orders';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { agencyView, staffView } from './views.js';

/** Of agencies, each sees its own only. */
@ApiTags('agencies')
@Controller('v1/agencies')
export class AgenciesController {
  constructor(@Inject(Cases) private readonly cases: Cases) {}

  @Get()
  @StaffMay('agency.read')
  @Unaudited('an agency is no person')
  @Answers(200, agencyPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: pageQuery }) _query: PageQuery,
  ): Promise<AgencyPage> {
    return { agencies: [agencyView(present(await this.cases.read(caller).agencies.own()))], nextCursor: null };
  }

  @Post()
  @StaffMay('agency.create')
  @Does('agency.found', 'agency')
  @Creates(foundedAgency)
  async found(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: foundAgencyBody }) body: FoundAgencyBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<FoundedAgencyAnswer> {
    const { password, ...administrator } = body.administrator;
    const about = [administrator.name, administrator.email];
    const passwordHash = await hashPassword(password, about, 'administrator.password');
    return this.cases.create(actorOf(caller), once, async (work) => {
      const founded = await foundAgency(work, { ...body, administrator: { ...administrator, passwordHash } });
      return { ...agencyView(founded.agency), administrator: staffView(founded.administrator) };
    });
  }

  @Get(':id')
  @StaffMay('agency.read')
  @Unaudited('an agency is no person')
  @Answers(200, agency, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<Agency> {
    const own = await this.cases.read(caller).agencies.own();
    return agencyView(present(own?.id === id ? own : undefined));
  }

  @Get(':id/neighbours')
  @StaffMay('agency.write')
  @Unaudited('an agency is no person')
  @Answers(200, neighbours, 404)
  async neighbours(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<Neighbours> {
    const { agencies } = this.cases.read(caller);
    present(id === caller.agencyId ? id : undefined);
    return { neighbours: (await agencies.neighboursAcrossAgencies()) as Neighbours['neighbours'] };
  }

  @Patch(':id')
  @StaffMay('agency.write')
  @Does('agency.change', 'agency')
  @Answers(200, agency, 404, 422)
  change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: changeAgencyBody }) body: ChangeAgencyBody,
  ): Promise<Agency> {
    return this.cases.change(actorOf(caller), async (work) => agencyView(await changeAgency(work, id, body)));
  }
}
