import { Body, Controller, Headers, Inject, Ip, Param, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AccessError,
  CurrentCaller,
  Does,
  SpokenCodes,
  ProofVerifier,
  Public,
  publicKeyOf,
  requireProof,
  type StaffCaller,
  StaffMay,
  thumbprintOf,
} from '#access';
import {
  type EnrolledPhone,
  enrolledPhone,
  type EnrolmentCode,
  enrolmentCode,
  type EnrolPhoneBody,
  enrolPhoneBody,
} from '#contracts';
import { actorOf, Cases, EnrolPhone, makeEnrolmentCode } from '#orders';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { Answers, AnswersAnybody } from '../http/documented.decorator.js';

/** From an officer's code to a phone that holds a key. */
@ApiTags('devices')
@Controller('v1')
export class EnrolmentsController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(SpokenCodes) private readonly codes: SpokenCodes,
    @Inject(EnrolPhone) private readonly enrolPhone: EnrolPhone,
    @Inject(ProofVerifier) private readonly proofs: ProofVerifier,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Post('devices/:id/enrolment-code')
  @StaffMay('device.write')
  @Does('device.enrolment_code.make', 'device')
  @Answers(201, enrolmentCode, 404, 409)
  async makeCode(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<EnrolmentCode> {
    const made = await this.cases.change(actorOf(caller), (work) => makeEnrolmentCode(work, id, this.codes));
    return { code: made.code, expiresAt: new Date(made.expiresAt).toISOString() };
  }

  @Post('enrolments')
  @Public('the code says which phone it is, and the proof that it holds the key')
  @Does('device.bind_key', 'device')
  @ApiHeader({ name: 'DPoP', required: true, description: 'A proof (RFC 9449) by the key of the body, without `ath`.' })
  @AnswersAnybody(201, enrolledPhone, 422)
  async enrol(
    @Body({ schema: enrolPhoneBody }) { code, publicKey, firmware }: EnrolPhoneBody,
    @Headers('dpop') proof: string | undefined,
    @Ip() address: string,
    @Req() { method, url }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolledPhone> {
    const key = publicKeyOf(publicKey);
    if (!key) throw new AccessError('proof_invalid');
    const keyThumbprint = thumbprintOf(key);
    await requireProof(this.proofs, { method, url, proof }, reply, { thumbprint: keyThumbprint });
    const { device, token, sms } = await this.enrolPhone.execute(code, keyThumbprint, address, firmware);
    return {
      ...{ token, tokenType: 'DPoP', keyThumbprint },
      device: { id: device.id, kind: device.kind },
      sms: {
        key: sms.key.toString('base64url'),
        shortId: sms.shortId.toString('base64url'),
        number: this.configuration.SMS_INBOUND_NUMBER ?? null,
      },
    };
  }
}
