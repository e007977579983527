import { type Clock, Problem } from '#domain';
import type { DeliveryJobs } from '../ports.js';
import type { FailedDeliveries, FailedDeliveriesFilter, OperatorScope } from './failed-deliveries.port.js';

/** Of one request; the caller asks again for the rest. */
const sentAgainAtOnce = 500;

/** Gives failed deliveries another round of attempts. Their history stays: attempts are counted on. */
export class SendAgain {
  constructor(
    private readonly deliveries: FailedDeliveries,
    private readonly jobs: DeliveryJobs,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `delivery_unknown`, `delivery_not_failed` */
  async one(operator: OperatorScope & { staffId: string }, id: string): Promise<void> {
    const queued = await this.deliveries.sendAgain(operator, operator.staffId, id, this.clock.now());
    if (!queued) throw new Problem('not_found', 'delivery_unknown', 'There is no such delivery.');
    if (queued === 'not_failed')
      throw new Problem('conflict', 'delivery_not_failed', 'Only a delivery that has failed can be sent again.');
    await this.jobs.enqueue([queued]);
  }

  /** Resolves to how many were queued, and whether others that fit may be left. */
  async all(
    operator: OperatorScope & { staffId: string },
    filter: FailedDeliveriesFilter,
  ): Promise<{ sentAgain: number; more: boolean }> {
    const now = this.clock.now();
    const queued = await this.deliveries.sendAllAgain(operator, operator.staffId, filter, sentAgainAtOnce, now);
    await this.jobs.enqueue(queued);
    return { sentAgain: queued.length, more: queued.length === sentAgainAtOnce };
  }
}
