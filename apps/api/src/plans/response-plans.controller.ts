import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, type StaffCaller, StaffMay, Unaudited } from '#access';
import {
  type AskedBody,
  askedBody,
  type ChangePlanBody,
  changePlanBody,
  type DraftPlanBody,
  draftPlanBody,
  type ListResponsePlansQuery,
  listResponsePlansQuery,
  planCheck,
  type PlanCheckAnswer,
  type PlanRehearsal,
  planRehearsal,
  type PlanSimulation,
  planSimulation,
  type PlanTemplates,
  planTemplates,
  type RehearsePlanBody,
  rehearsePlanBody,
  responsePlan,
  type ResponsePlanPage,
  responsePlanPage,
  type ResponsePlanView,
  type SimulatePlanBody,
  simulatePlanBody,
} from '#contracts';
import { CLOCK, type Clock } from '#domain';
import { readyPlans, type RecordingContext, rehearsePlan, SimulateIncident } from '#incidents';
import {
  actorOf,
  type ApprovalRequested,
  Cases,
  changePlan,
  checkOwnPlan,
  draftPlan,
  type Once,
  present,
  TwoPersons,
} from '#orders';
import { MayNeedTwoPersons } from '../approvals/two-persons.decorator.js';
import { askedOf } from '../cases/bodies.js';
import { pageOf, requestOf } from '../cases/page.js';
import { RECORDING_CONTEXT } from '../core.module.js';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { checkView, imaginedOf, planView, simulationView, templateView } from './plan-views.js';

@ApiTags('response plans')
@Controller('v1/response-plans')
export class ResponsePlansController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(TwoPersons) private readonly twoPersons: TwoPersons,
    @Inject(SimulateIncident) private readonly simulateIncident: SimulateIncident,
    @Inject(RECORDING_CONTEXT) private readonly context: RecordingContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @StaffMay('plan.read')
  @Unaudited('a plan names roles, not people')
  @Answers(200, responsePlanPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listResponsePlansQuery }) query: ListResponsePlansQuery,
  ): Promise<ResponsePlanPage> {
    const found = await this.cases.read(caller).plans.list(requestOf(query), { status: query.status });
    const { rows, nextCursor } = pageOf(found, query);
    return { responsePlans: rows.map(planView), nextCursor };
  }

  @Get('templates')
  @StaffMay('plan.read')
  @Unaudited('a plan names roles, not people')
  @Answers(200, planTemplates)
  templates(): PlanTemplates {
    return { templates: readyPlans.map(templateView) };
  }

  @Post()
  @StaffMay('plan.write')
  @Does('response_plan.draft', 'response_plan')
  @Creates(responsePlan)
  draft(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: draftPlanBody }) body: DraftPlanBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<ResponsePlanView> {
    return this.cases.create(actorOf(caller), once, async (work) => planView(await draftPlan(work, body)));
  }

  @Get(':id')
  @StaffMay('plan.read')
  @Unaudited('a plan names roles, not people')
  @Answers(200, responsePlan, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<ResponsePlanView> {
    return planView(present(await this.cases.read(caller).plans.byId(id)));
  }

  @Patch(':id')
  @StaffMay('plan.write')
  @Does('response_plan.change', 'response_plan')
  @Answers(200, responsePlan, 404, 409, 422)
  change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: changePlanBody }) body: ChangePlanBody,
  ): Promise<ResponsePlanView> {
    return this.cases.change(actorOf(caller), async (work) => planView(await changePlan(work, id, body)));
  }

  @Post(':id/check')
  @StaffMay('plan.read')
  @Unaudited('a plan names roles, not people')
  @Answers(200, planCheck, 404)
  async check(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<PlanCheckAnswer> {
    const book = this.cases.read(caller);
    const plan = present(await book.plans.byId(id));
    return checkView(await checkOwnPlan(book, plan, new Set(['console', ...this.context.readyChannels])));
  }

  @Post(':id/activate')
  @StaffMay('plan.write')
  @Does('response_plan.activate', 'response_plan')
  @Answers(200, responsePlan, 404, 409, 422)
  @MayNeedTwoPersons()
  activate(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: askedBody }) body: AskedBody,
  ): Promise<ResponsePlanView | ApprovalRequested> {
    return this.twoPersons.change(caller, 'response_plan.activate', { planId: id }, askedOf(body), planView);
  }

  @Post(':id/rehearse')
  @StaffMay('plan.read')
  @Unaudited('an alarm that nobody raised')
  @Answers(200, planRehearsal, 404, 422)
  async rehearse(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: rehearsePlanBody }) body: RehearsePlanBody,
  ): Promise<PlanRehearsal> {
    const book = this.cases.read(caller);
    const plan = present(await book.plans.byId(id));
    const { timeZone } = present(await book.agencies.own());
    const at = body.at === undefined ? this.clock.now() : Date.parse(body.at);
    return { steps: rehearsePlan(plan, imaginedOf(body, at, timeZone), this.context.readyChannels) };
  }

  @Post(':id/simulate')
  @StaffMay('plan.simulate')
  @Does('response_plan.simulate', 'response_plan')
  @Answers(200, planSimulation, 404, 422)
  async simulate(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: simulatePlanBody }) body: SimulatePlanBody,
  ): Promise<PlanSimulation> {
    const plan = present(await this.cases.read(caller).plans.byId(id));
    return simulationView(plan, body.incidentId, await this.simulateIncident.execute(caller, plan, body.incidentId));
  }
}
