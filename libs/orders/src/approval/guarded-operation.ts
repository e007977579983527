/** The operations for which an agency may demand two persons. */
export type GuardedOperation =
  | 'order.activate'
  | 'order.revoke'
  | 'order.change'
  | 'zone.change'
  | 'zone.remove'
  | 'permit.grant'
  | 'device.change'
  | 'device.revoke'
  | 'response_plan.activate'
  | 'incident.export'
  | 'approval_policy.change';
