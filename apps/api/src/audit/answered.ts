import type { AuditRecord, AuditRule, Caller } from '#access';
import { isUuid } from '#domain';

const reasonLimit = 500;

/** A request of a known caller, as its answer is about to leave. */
export interface Answered {
  caller: Caller;
  /** Absent when the route says nothing of it. */
  rule: AuditRule | undefined;
  status: number;
  /** Nothing of the route has run. */
  isRefused: boolean;
  /** `GET /v1/people/:id` */
  route: string;
  /** The route's `:id`, or the person that a search is about. */
  id: string | undefined;
  /** Of what the answer shows. */
  shown: readonly string[] | undefined;
  reason: string | undefined;
}

/** What of a request goes into the audit chain beside what its operation has written itself; `undefined`: nothing. */
export function answered(request: Answered): AuditRecord | undefined {
  const { caller, rule, shown } = request;
  if (rule && 'unaudited' in rule) return undefined;
  const result = resultOf(request);
  if (!result) return undefined;
  const objectId = request.id !== undefined && isUuid(request.id) ? request.id : ownId(caller, rule?.object);
  const reason = rule ? request.reason?.trim().slice(0, reasonLimit) : request.route;
  return {
    agencyId: caller.agencyId,
    actor: caller.kind,
    actorId: caller.kind === 'staff' ? caller.staffId : caller.deviceId,
    action: !rule ? 'route.unnamed' : 'reads' in rule ? rule.reads : rule.does,
    object: rule?.object ?? 'route',
    ...(objectId !== undefined && { objectId }),
    ...(shown && { objectIds: shown }),
    ...(reason && { reason }),
    result,
  };
}

/** What cannot be read (400, 422), does not fit (409) or comes too often (429) has shown nothing and changed nothing. */
function resultOf({ rule, status, isRefused }: Answered): AuditRecord['result'] | undefined {
  const writesItself = rule !== undefined && 'does' in rule;
  if (status < 400) return writesItself ? undefined : 'allowed';
  if (status === 404) return 'refused';
  // Why an operation refuses by itself, it writes itself.
  if (status === 403) return writesItself && !isRefused ? undefined : 'refused';
  return undefined;
}

/** A device acts for itself and its own person only. */
function ownId(caller: Caller, object: string | undefined): string | undefined {
  if (caller.kind !== 'device') return undefined;
  if (object === 'person') return caller.personId;
  return object === 'device' ? caller.deviceId : undefined;
}
