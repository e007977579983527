import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '#domain';
import { ACCESS_RULE, type AccessRule, type CallerRequest, type DeviceDialect } from './access.decorators.js';
import { AccessError } from './access.error.js';
import { AUDIT_RULE, type AuditRule } from './audit/audit-rule.js';
import type { DeviceCaller } from './caller.js';
import { DeviceAuthenticator } from './device-authenticator.js';
import {
  authorization,
  deviceCredentials,
  type DeviceCredentials,
  type RequestWithCredentials,
} from './device-credentials.js';
import type { DevicePermission, StaffPermission } from './permissions.js';
import { PressAuthenticator } from './press-authenticator.js';
import { ProofVerifier } from './proof/proof-verifier.js';
import { type AnswerToProof, requireProof } from './proof/require-proof.js';
import { StaffAuthenticator } from './staff-authenticator.js';

/** What the guard reads of a Fastify request. */
interface GuardedRequest extends CallerRequest, RequestWithCredentials {
  method: string;
  url: string;
  params?: unknown;
}

/** Stands before every route. A route that names no rule is refused: what is forgotten stays shut. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(StaffAuthenticator) private readonly staff: StaffAuthenticator,
    @Inject(DeviceAuthenticator) private readonly devices: DeviceAuthenticator,
    @Inject(PressAuthenticator) private readonly pressDevices: PressAuthenticator,
    @Inject(ProofVerifier) private readonly proofs: ProofVerifier,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const rule =
      this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler()) ??
      this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getClass());
    if (!rule) throw new AccessError('not_permitted');
    const http = context.switchToHttp();
    const request = http.getRequest<GuardedRequest>();
    request.auditRule = this.reflector.get<AuditRule | undefined>(AUDIT_RULE, context.getHandler());
    if ('open' in rule) return true;
    if ('staff' in rule) return this.admitStaff(request, rule.staff);
    return this.admitDevice(request, rule, http.getResponse<AnswerToProof>());
  }

  private async admitStaff(request: GuardedRequest, permission: StaffPermission): Promise<boolean> {
    const caller = await this.staff.recognise(authorization(request, 'bearer'));
    request.caller = caller;
    const refusal = this.staff.refusal(caller, permission);
    if (refusal) {
      request.isRefused = true;
      throw refusal;
    }
    return true;
  }

  private admitDevice(
    request: GuardedRequest,
    { device: permission, dialect }: { device: DevicePermission; dialect: DeviceDialect },
    answer: AnswerToProof,
  ): boolean | Promise<boolean> {
    const shown = deviceCredentials(request, dialect);
    const found = (permission === 'panic.press' ? this.pressDevices : this.devices).authenticate(shown.token);
    const admit = (caller: DeviceCaller): boolean | Promise<boolean> => {
      refuseAnotherWay(caller, shown, dialect);
      if (caller.reportsOnly && permission !== 'position.report') throw new AccessError('not_permitted');
      if (caller.keyThumbprint !== null) {
        const pressId = permission === 'panic.press' ? pressOf(request) : undefined;
        return this.admitPhone(request, caller, shown, answer, pressId);
      }
      request.caller = caller;
      return true;
    };
    if (!(found instanceof Promise)) return admit(found);
    return dialect === 'id_parameter' ? found.catch(hideRefusal).then(admit) : found.then(admit);
  }

  private async admitPhone(
    request: GuardedRequest,
    caller: DeviceCaller,
    { token, proof }: DeviceCredentials,
    answer: AnswerToProof,
    pressId: string | undefined,
  ): Promise<boolean> {
    const { method, url } = request;
    const expected = { token, thumbprint: caller.keyThumbprint!, pressId };
    await requireProof(this.proofs, { method, url, proof }, answer, expected);
    request.caller = caller;
    return true;
  }
}

/** A token that is bound to a key comes with a proof, for which the other dialects have no place; any other comes without. */
function refuseAnotherWay(caller: DeviceCaller, { uniqueId, proof }: DeviceCredentials, dialect: DeviceDialect): void {
  const isBound = caller.keyThumbprint !== null;
  if (uniqueId !== undefined && caller.uniqueId !== uniqueId) throw new AccessError('token_invalid');
  if (dialect === 'id_parameter' && (isBound || !caller.tokenInQueryAllowed)) throw unknownDevice();
  if (isBound ? dialect !== 'bearer' : proof !== undefined) throw new AccessError('token_invalid');
}

/** The press that is cancelled (by the address) or made (by the body). */
function pressOf({ params, body }: GuardedRequest): string | undefined {
  for (const part of [params, body]) {
    if (typeof part !== 'object' || part === null || !('id' in part)) continue;
    return typeof part.id === 'string' ? part.id.toLowerCase() : undefined;
  }
  return undefined;
}

/** In dialects without a password the answer must not tell which ids exist: unknown is 404 for all (API.md). */
const unknownDevice = () => new Problem('not_found', 'device_unknown', 'No such device.');

function hideRefusal(error: unknown): never {
  throw error instanceof AccessError ? unknownDevice() : error;
}
