import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, type StaffCaller, StaffMay, Unaudited } from '#access';
import {
  approvalPolicy,
  type ApprovalPolicyView,
  type ChangeApprovalPolicyBody,
  changeApprovalPolicyBody,
} from '#contracts';
import { approvalActions } from '#domain';
import {
  type ApprovalPolicy,
  type ApprovalRequested,
  type ApprovalRules,
  Cases,
  present,
  twoPersons,
  TwoPersons,
} from '#orders';
import { Answers } from '../http/documented.decorator.js';
import { MayNeedTwoPersons } from './two-persons.decorator.js';

/** What the caller's agency demands two persons for. */
@ApiTags('approvals')
@Controller('v1/agencies')
export class ApprovalPolicyController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(TwoPersons) private readonly twoPersons: TwoPersons,
  ) {}

  @Get(':id/approval-policy')
  @StaffMay('agency.read')
  @Unaudited('a policy names roles, not people')
  @Answers(200, approvalPolicy, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<ApprovalPolicyView> {
    const book = this.cases.read(caller);
    const own = await book.agencies.own();
    present(own?.id === id ? own : undefined);
    return policyView(await book.approvals.policy());
  }

  @Put(':id/approval-policy')
  @StaffMay('agency.write')
  @Does('approval_policy.change', 'agency')
  @Answers(200, approvalPolicy, 404, 422)
  @MayNeedTwoPersons()
  change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') agencyId: string,
    @Body({ schema: changeApprovalPolicyBody }) { policy, reason }: ChangeApprovalPolicyBody,
  ): Promise<ApprovalPolicyView | ApprovalRequested> {
    const given = { agencyId, rules: rulesOf(policy) };
    return this.twoPersons.change(caller, 'approval_policy.change', given, { reason }, policyView);
  }
}

function rulesOf(policy: ChangeApprovalPolicyBody['policy']): ApprovalRules {
  if (policy === 'off') return {};
  if (policy === 'two_persons') return twoPersons;
  const rules = approvalActions.flatMap((action) => {
    const rule = policy[action];
    return rule ? [[action, { approvers: rule.approvers, emergency: rule.emergency ?? [] }]] : [];
  });
  return Object.fromEntries(rules) as ApprovalRules;
}

const policyView = ({ rules, version, updatedAt }: ApprovalPolicy): ApprovalPolicyView => ({
  rules: rules as ApprovalPolicyView['rules'],
  version,
  updatedAt: version === 0 ? null : new Date(updatedAt).toISOString(),
});
