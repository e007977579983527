import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type Approval,
  approval,
  type ApprovalPage,
  approvalPage,
  type DecideApprovalBody,
  decideApprovalBody,
  type ListApprovalsQuery,
  listApprovalsQuery,
} from '#contracts';
import { CLOCK, type Clock } from '#domain';
import { type ApprovalRecord, Cases, DecideApproval, present } from '#orders';
import { pageOf, requestOf } from '../cases/page.js';
import { Answers } from '../http/documented.decorator.js';
import { approvalViews } from './approval-view.js';

/** What waits for a second person, and what was done alone. */
@ApiTags('approvals')
@Controller('v1/approvals')
export class ApprovalsController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(DecideApproval) private readonly decide: DecideApproval,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @StaffMay('approval.read')
  @Reads('approval.list', 'approval', ({ approvals }: ApprovalPage) => approvals.map(({ id }) => id))
  @Answers(200, approvalPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listApprovalsQuery }) query: ListApprovalsQuery,
  ): Promise<ApprovalPage> {
    const book = this.cases.read(caller);
    const now = this.clock.now();
    const emergency = query.emergency === undefined ? undefined : query.emergency === 'true';
    const found = await book.approvals.list(
      requestOf(query),
      { state: query.state, emergency, orderId: query.orderId },
      now,
    );
    const { rows, nextCursor } = pageOf(found, query);
    return { approvals: await approvalViews(book, rows, caller, now), nextCursor };
  }

  @Get(':id')
  @StaffMay('approval.read')
  @Reads('approval.read', 'approval')
  @Answers(200, approval, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<Approval> {
    return this.view(caller, present(await this.cases.read(caller).approvals.byId(id)));
  }

  @Post(':id/approve')
  @StaffMay('approval.decide')
  @Does('approval.approve', 'approval')
  @Answers(200, approval, 404, 409, 422)
  async approve(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: decideApprovalBody }) body: DecideApprovalBody,
  ): Promise<Approval> {
    return this.view(caller, await this.decide.approve(caller, id, noteOf(body)));
  }

  @Post(':id/refuse')
  @StaffMay('approval.decide')
  @Does('approval.refuse', 'approval')
  @Answers(200, approval, 404, 409, 422)
  async refuse(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: decideApprovalBody }) body: DecideApprovalBody,
  ): Promise<Approval> {
    return this.view(caller, await this.decide.refuse(caller, id, noteOf(body)));
  }

  @Post(':id/withdraw')
  @StaffMay('approval.decide')
  @Does('approval.withdraw', 'approval')
  @Answers(200, approval, 404, 409, 422)
  async withdraw(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: decideApprovalBody }) body: DecideApprovalBody,
  ): Promise<Approval> {
    return this.view(caller, await this.decide.withdraw(caller, id, noteOf(body)));
  }

  @Post(':id/review')
  @StaffMay('approval.decide')
  @Does('approval.review', 'approval')
  @Answers(200, approval, 404, 409, 422)
  async review(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: decideApprovalBody }) body: DecideApprovalBody,
  ): Promise<Approval> {
    return this.view(caller, await this.decide.review(caller, id, noteOf(body)));
  }

  private async view(caller: StaffCaller, found: ApprovalRecord): Promise<Approval> {
    const [view] = await approvalViews(this.cases.read(caller), [found], caller, this.clock.now());
    return view!;
  }
}

const noteOf = (body: DecideApprovalBody): string | null => body?.note ?? null;
