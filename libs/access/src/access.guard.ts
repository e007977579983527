import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '#domain';
import { ACCESS_RULE, type AccessRule, type CallerRequest, type DeviceDialect } from './access.decorators.js';
import { AccessError } from './access.error.js';
import { AUDIT_RULE, type AuditRule } from './audit/audit-rule.js';
import type { DeviceCaller } from './caller.js';
import { DeviceAuthenticator } from './device-authenticator.js';
import type { StaffPermission } from './permissions.js';
import { PressAuthenticator } from './press-authenticator.js';
import { StaffAuthenticator } from './staff-authenticator.js';

/** What the guard reads of a Fastify request. */
interface GuardedRequest extends CallerRequest {
  headers: Record<string, string | string[] | undefined>;
  query?: unknown;
  body?: unknown;
}

/** Stands before every route. A route that names no rule is refused: what is forgotten stays shut. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(StaffAuthenticator) private readonly staff: StaffAuthenticator,
    @Inject(DeviceAuthenticator) private readonly devices: DeviceAuthenticator,
    @Inject(PressAuthenticator) private readonly pressDevices: PressAuthenticator,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const rule =
      this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler()) ??
      this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getClass());
    if (!rule) throw new AccessError('not_permitted');
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    request.auditRule = this.reflector.get<AuditRule | undefined>(AUDIT_RULE, context.getHandler());
    if ('open' in rule) return true;
    if ('staff' in rule) return this.admitStaff(request, rule.staff);
    const devices = rule.device === 'panic.press' ? this.pressDevices : this.devices;
    return this.admitDevice(request, rule.dialect, devices);
  }

  private async admitStaff(request: GuardedRequest, permission: StaffPermission): Promise<boolean> {
    const caller = await this.staff.recognise(bearer(request));
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
    dialect: DeviceDialect,
    devices: DeviceAuthenticator,
  ): boolean | Promise<boolean> {
    const { token, uniqueId } = credentials(request, dialect);
    const found = devices.authenticate(token);
    const admit = (caller: DeviceCaller): boolean => {
      if (uniqueId !== undefined && caller.uniqueId !== uniqueId) throw new AccessError('token_invalid');
      if (dialect === 'id_parameter' && !caller.tokenInQueryAllowed) throw unknownDevice();
      request.caller = caller;
      return true;
    };
    if (!(found instanceof Promise)) return admit(found);
    return dialect === 'id_parameter' ? found.catch(hideRefusal).then(admit) : found.then(admit);
  }
}

/** In dialects without a password the answer must not tell which ids exist: unknown is 404 for all (API.md). */
const unknownDevice = () => new Problem('not_found', 'device_unknown', 'No such device.');

function hideRefusal(error: unknown): never {
  throw error instanceof AccessError ? unknownDevice() : error;
}

function credentials(request: GuardedRequest, dialect: DeviceDialect): { token: string; uniqueId?: string } {
  switch (dialect) {
    case 'bearer':
      return { token: bearer(request) };
    case 'basic':
      return basic(request);
    case 'id_parameter':
      return { token: idParameter(request) };
  }
}

function authorization(request: GuardedRequest, scheme: string): string {
  const header = request.headers['authorization'];
  if (typeof header !== 'string') throw new AccessError('credentials_missing');
  const [name, value] = [header.slice(0, scheme.length + 1), header.slice(scheme.length + 1).trim()];
  if (name.toLowerCase() !== `${scheme} ` || value === '') throw new AccessError('credentials_missing');
  return value;
}

const bearer = (request: GuardedRequest): string => authorization(request, 'bearer');

function basic(request: GuardedRequest): { token: string; uniqueId: string } {
  const decoded = Buffer.from(authorization(request, 'basic'), 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1) throw new AccessError('credentials_missing');
  return { uniqueId: decoded.slice(0, colon), token: decoded.slice(colon + 1) };
}

/** Traccar Client 9 names it `device_id` in JSON, the others `id` in the query, the form or each element of a list. */
function idParameter(request: GuardedRequest): string {
  for (const part of [request.query, Array.isArray(request.body) ? (request.body[0] as unknown) : request.body]) {
    if (typeof part !== 'object' || part === null) continue;
    const fields = part as Record<string, unknown>;
    const id = fields['id'] ?? fields['deviceid'] ?? fields['device_id'];
    if (typeof id === 'string' && id !== '') return id;
  }
  throw new Problem('malformed', 'id_missing', 'The report names no device.', [{ path: 'id', message: 'is missing' }]);
}
