import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { AuditRule } from './audit/audit-rule.js';
import type { Caller } from './caller.js';
import type { DevicePermission, StaffPermission } from './permissions.js';

/** What a route asks of its caller. A route without one is refused to everybody. */
export type AccessRule =
  { open: true; reason: string } | { staff: StaffPermission } | { device: DevicePermission; dialect: DeviceDialect };

/**
 * Where a device's token travels: header (with a proof, where it is bound to a key), Basic auth (user = uniqueId) or, where an
 * officer allowed it, the `id` parameter.
 */
export type DeviceDialect = 'bearer' | 'basic' | 'id_parameter';

export const ACCESS_RULE = 'qalqan:access';

/** The only opening. `reason` says why anybody may call it. */
export const Public = (reason: string) => SetMetadata(ACCESS_RULE, { open: true, reason } satisfies AccessRule);

export const StaffMay = (permission: StaffPermission) =>
  SetMetadata(ACCESS_RULE, { staff: permission } satisfies AccessRule);

export const DeviceMay = (permission: DevicePermission, dialect: DeviceDialect = 'bearer') =>
  SetMetadata(ACCESS_RULE, { device: permission, dialect } satisfies AccessRule);

/** What the guard leaves on the request: whom it has recognised, and what the audit chain must know. */
export interface CallerRequest {
  caller?: Caller;
  /** What the route leaves in the audit chain. */
  auditRule?: AuditRule | undefined;
  /** Known, and not permitted: nothing of the route has run. */
  isRefused?: boolean;
}

/** Parameter: the {@link Caller}. Its kind is what the route's decorator asked for. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<CallerRequest>().caller,
);
