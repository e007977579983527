import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, type StaffCaller, StaffMay, Unaudited } from '#access';
import {
  type ChangeUnitBody,
  changeUnitBody,
  type PageQuery,
  pageQuery,
  type RegisterUnitBody,
  registerUnitBody,
  type Unit,
  unit,
  type UnitPage,
  unitPage,
} from '#contracts';
import { actorOf, Cases, changeUnit, type Once, present, registerUnit } from '#orders';
import { NeverShed } from '../admission/never-shed.decorator.js';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { unitChangeOf, newUnitOf } from './bodies.js';
import { pageOf, requestOf } from './page.js';
import { unitView } from './views.js';

@ApiTags('units')
@Controller('v1/units')
export class UnitsController {
  constructor(@Inject(Cases) private readonly cases: Cases) {}

  @Get()
  @StaffMay('unit.read')
  @Unaudited('patrols are no people, and each dispatch reads them')
  @NeverShed('whoever dispatches must see whom')
  @Answers(200, unitPage, 422)
  async list(@CurrentCaller() caller: StaffCaller, @Query({ schema: pageQuery }) query: PageQuery): Promise<UnitPage> {
    const { rows, nextCursor } = pageOf(await this.cases.read(caller).units.list(requestOf(query)), query);
    return { units: rows.map(unitView), nextCursor };
  }

  @Post()
  @StaffMay('unit.write')
  @Does('unit.register', 'unit')
  @Creates(unit)
  register(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: registerUnitBody }) body: RegisterUnitBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<Unit> {
    return this.cases.create(actorOf(caller), once, async (work) =>
      unitView(await registerUnit(work, newUnitOf(body))),
    );
  }

  @Get(':id')
  @StaffMay('unit.read')
  @Unaudited('a patrol is no person')
  @Answers(200, unit, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<Unit> {
    return unitView(present(await this.cases.read(caller).units.byId(id)));
  }

  @Patch(':id')
  @StaffMay('unit.write')
  @Does('unit.change', 'unit')
  @Answers(200, unit, 404, 422)
  change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: changeUnitBody }) body: ChangeUnitBody,
  ): Promise<Unit> {
    return this.cases.change(actorOf(caller), async (work) => unitView(await changeUnit(work, id, unitChangeOf(body))));
  }
}
