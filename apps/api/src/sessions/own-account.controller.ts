import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ChangePassword,
  type Client,
  CurrentCaller,
  Does,
  EnrolTotp,
  Passkeys,
  RemoveSecondFactor,
  RenewRecoveryCodes,
  SECOND_FACTORS,
  type SecondFactors,
  type SessionCaller,
  StaffMay,
  Unaudited,
} from '#access';
import {
  type ChangeOwnPasswordBody,
  changeOwnPasswordBody,
  type ConfirmTotpBody,
  confirmTotpBody,
  type OwnSecondFactors,
  ownSecondFactors,
  type PasskeyChallengeAnswer,
  passkeyChallenge,
  recoveryCodes,
  type RecoveryCodesAnswer,
  type RegisteredPasskey,
  registeredPasskey,
  type RegisterPasskeyBody,
  registerPasskeyBody,
  type Session,
  session,
  totpEnrolment,
  type TotpEnrolmentAnswer,
} from '#contracts';
import { Processes } from '#processes';
import { Answers } from '../http/documented.decorator.js';
import { AskingClient } from './client.decorator.js';
import { OwnPagesGuard } from './own-pages.guard.js';
import { registrationResponse } from './passkey-mapping.js';
import { openedView, passkeyView } from './session-views.js';

/** How a member of staff proves themselves. Not kept for a repetition of the request: what is shown here is shown once. */
@ApiTags('own account')
@Controller('v1/staff/me')
export class OwnAccountController {
  constructor(
    @Inject(ChangePassword) private readonly changePassword: ChangePassword,
    @Inject(EnrolTotp) private readonly totp: EnrolTotp,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(RemoveSecondFactor) private readonly remove: RemoveSecondFactor,
    @Inject(RenewRecoveryCodes) private readonly recovery: RenewRecoveryCodes,
    @Inject(SECOND_FACTORS) private readonly factors: SecondFactors,
    @Inject(Processes) private readonly processes: Processes,
  ) {}

  @Post('password')
  @StaffMay('account.write')
  @Does('password.change', 'staff_member')
  @UseGuards(OwnPagesGuard)
  @Answers(200, session, 422)
  async password(
    @CurrentCaller() caller: SessionCaller,
    @Body({ schema: changeOwnPasswordBody }) body: ChangeOwnPasswordBody,
    @AskingClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const opened = await this.changePassword.execute(caller, body.currentPassword, body.newPassword, client);
    this.processes.tell('sessionsEnded', caller.staffId);
    return openedView(request, reply, opened);
  }

  @Get('second-factors')
  @StaffMay('account.read')
  @Unaudited('one’s own account')
  @Answers(200, ownSecondFactors)
  async list(@CurrentCaller() { staffId }: SessionCaller): Promise<OwnSecondFactors> {
    const { totp, passkeys, recoveryCodesLeft } = await this.factors.of(staffId);
    return { totp: totp?.confirmed ?? false, passkeys: passkeys.map(passkeyView), recoveryCodesLeft };
  }

  @Post('totp')
  @StaffMay('account.write')
  @Unaudited('nothing counts before it is confirmed, which is recorded')
  @Answers(201, totpEnrolment, 409)
  beginTotp(@CurrentCaller() caller: SessionCaller): Promise<TotpEnrolmentAnswer> {
    return this.totp.begin(caller);
  }

  @Post('totp/confirm')
  @HttpCode(200)
  @StaffMay('account.write')
  @Does('second_factor.enrol', 'staff_member')
  @Answers(200, recoveryCodes, 404, 409)
  async confirmTotp(
    @CurrentCaller() caller: SessionCaller,
    @Body({ schema: confirmTotpBody }) { code }: ConfirmTotpBody,
  ): Promise<RecoveryCodesAnswer> {
    return { recoveryCodes: await this.totp.confirm(caller, code) };
  }

  @Delete('totp')
  @StaffMay('account.write')
  @Does('second_factor.remove', 'staff_member')
  @Answers(204, undefined, 404, 409)
  removeTotp(@CurrentCaller() caller: SessionCaller): Promise<void> {
    return this.remove.totp(caller);
  }

  @Post('recovery-codes')
  @StaffMay('account.write')
  @Does('second_factor.enrol', 'staff_member')
  @Answers(201, recoveryCodes, 404)
  async renewRecoveryCodes(@CurrentCaller() caller: SessionCaller): Promise<RecoveryCodesAnswer> {
    return { recoveryCodes: await this.recovery.execute(caller) };
  }

  @Post('passkeys/options')
  @StaffMay('account.write')
  @Unaudited('nothing counts before it is registered, which is recorded')
  @Answers(200, passkeyChallenge, 409)
  async beginPasskey(@CurrentCaller() caller: SessionCaller): Promise<PasskeyChallengeAnswer> {
    const { challengeId, options } = await this.passkeys.beginRegistration(caller);
    return { challengeId, options: { ...options } };
  }

  @Post('passkeys')
  @StaffMay('account.write')
  @Does('second_factor.enrol', 'staff_member')
  @Answers(201, registeredPasskey, 422)
  async addPasskey(
    @CurrentCaller() caller: SessionCaller,
    @Body({ schema: registerPasskeyBody }) { name, challengeId, credential }: RegisterPasskeyBody,
  ): Promise<RegisteredPasskey> {
    const registered = await this.passkeys.register(caller, name, challengeId, registrationResponse(credential));
    return { ...passkeyView(registered.passkey), recoveryCodes: registered.recoveryCodes };
  }

  @Delete('passkeys/:id')
  @StaffMay('account.write')
  @Does('second_factor.remove', 'passkey')
  @Answers(204, undefined, 404, 409)
  removePasskey(@CurrentCaller() caller: SessionCaller, @Param('id') id: string): Promise<void> {
    return this.remove.passkey(caller, id);
  }
}
