import { canaryEveryMilliseconds } from '#domain';

/**
 * Every job of the house with its payload (ids only) and its queue. Schedules have a queue of their own, so that a sweep
 * does not wait behind the very flood it is there to repair; plans too, so that no sweep delays who is told next; and so do the
 * deliveries of presses, with workers of their own: ten thousand messages about approaches do not stand before them. Evidence
 * has its own since it takes long, and nothing may wait for it; so do imports, and what retention deletes.
 */
export interface JobPayloads {
  'deliver-alarm': { cell: number; id: string };
  'locate-devices': { cell: number; id: string };
  'sweep-deliveries': Record<string, never>;
  'sweep-locates': Record<string, never>;
  'sweep-watches': Record<string, never>;
  'end-device-commands': Record<string, never>;
  'sweep-check-ins': Record<string, never>;
  'advance-plans': Record<string, never>;
  'keep-position-partitions': Record<string, never>;
  'clear-idempotency-keys': Record<string, never>;
  'clear-receipt-keys': Record<string, never>;
  'clear-staff-sessions': Record<string, never>;
  'push-cap': Record<string, never>;
  'make-exports': Record<string, never>;
  'clear-exports': Record<string, never>;
  'run-imports': Record<string, never>;
  'clear-imports': Record<string, never>;
  'ask-contacts': Record<string, never>;
  'press-canary': Record<string, never>;
  'clear-canary': Record<string, never>;
  'sign-audit-checkpoints': Record<string, never>;
  'publish-statistics': Record<string, never>;
  'apply-retention': Record<string, never>;
}
export type JobName = keyof JobPayloads;

export const queueNames = [
  'panic-deliveries',
  'deliveries',
  'schedules',
  'plans',
  'exports',
  'imports',
  'retention',
] as const;
export type QueueName = (typeof queueNames)[number];

export const queueOfJob: Record<JobName, QueueName> = {
  'deliver-alarm': 'deliveries',
  'locate-devices': 'deliveries',
  'sweep-deliveries': 'schedules',
  'sweep-locates': 'schedules',
  'sweep-watches': 'schedules',
  'end-device-commands': 'schedules',
  'sweep-check-ins': 'plans',
  'advance-plans': 'plans',
  'keep-position-partitions': 'schedules',
  'clear-idempotency-keys': 'schedules',
  'clear-receipt-keys': 'schedules',
  'clear-staff-sessions': 'schedules',
  'push-cap': 'schedules',
  'make-exports': 'exports',
  'clear-exports': 'schedules',
  'run-imports': 'imports',
  'clear-imports': 'schedules',
  'ask-contacts': 'schedules',
  'press-canary': 'schedules',
  'clear-canary': 'schedules',
  'sign-audit-checkpoints': 'schedules',
  'publish-statistics': 'schedules',
  'apply-retention': 'retention',
};

export const jobNames = Object.keys(queueOfJob) as readonly JobName[];

/** Jobs that repeat by themselves, and how often. */
export const everyMilliseconds = {
  'sweep-deliveries': 5_000,
  'sweep-locates': 5_000,
  'sweep-watches': 5_000,
  'end-device-commands': 10_000,
  'sweep-check-ins': 5_000,
  'advance-plans': 1_000,
  'keep-position-partitions': 6 * 3_600_000,
  'clear-idempotency-keys': 3_600_000,
  'clear-receipt-keys': 3_600_000,
  'clear-staff-sessions': 3_600_000,
  'push-cap': 2_000,
  'make-exports': 2_000,
  'clear-exports': 3_600_000,
  'run-imports': 2_000,
  'clear-imports': 3_600_000,
  'ask-contacts': 2_000,
  'press-canary': canaryEveryMilliseconds,
  'clear-canary': 3_600_000,
  'sign-audit-checkpoints': 60_000,
  'publish-statistics': 3_600_000,
  'apply-retention': 3_600_000,
} as const satisfies Partial<Record<JobName, number>>;
export type ScheduledJobName = keyof typeof everyMilliseconds;

/**
 * Jobs that one worker process runs at a time. Deliveries mostly wait for someone else's server. Of plans a second one, so
 * that the next turn does not wait for one that a lost connection holds.
 */
export const concurrencyOf: Record<QueueName, number> = {
  'panic-deliveries': 20,
  deliveries: 20,
  schedules: 2,
  plans: 2,
  exports: 1,
  imports: 1,
  retention: 1,
};

/** The one job that has two queues: `queueOfJob` names that of ordinary alarms. */
export const deliveryQueues = { ofPress: 'panic-deliveries', others: 'deliveries' } as const satisfies Record<
  string,
  QueueName
>;

/**
 * The job's id, so that the same delivery queued twice is one job. Each attempt has an id of its own: a job that was lost
 * with its worker does not stand in the way of the next attempt. No `:`, which BullMQ reserves.
 */
export function deliveryJobId(delivery: { id: string; attempts?: number }): string {
  return delivery.attempts ? `${delivery.id}-${delivery.attempts}` : delivery.id;
}
