import { beforeAll } from '@jest/globals';
import type { Caller } from '../../support/caller.js';
import { type orderOf, staffCaller } from './demo.js';

export interface Alarm {
  id: string;
  kind: string;
  at: string;
  decision: object;
}

/** The dispatcher of an order, as a program sees the desk. */
export class OrderDesk {
  caller!: Caller;

  constructor(private readonly orderId: ReturnType<typeof orderOf>['id']) {
    beforeAll(async () => {
      this.caller = await staffCaller('dispatcher');
      // What another run has left.
      await this.clear();
    });
  }

  /** The order's incidents that are not closed, each with its alarms. */
  async incidents(): Promise<{ id: string; alarms: Alarm[] }[]> {
    const { body } = await this.caller.get(`/v1/incidents?status=active&orderId=${this.orderId}`);
    return Promise.all(
      body.incidents.map(async ({ id }: { id: string }) => (await this.caller.get(`/v1/incidents/${id}`)).body),
    );
  }

  /** Closed as a test: a new press opens another incident. */
  async clear(): Promise<void> {
    for (const { id } of await this.incidents()) {
      await this.caller.post(`/v1/incidents/${id}/acknowledge`);
      await this.caller.post(`/v1/incidents/${id}/close`, { outcome: 'test' });
    }
  }
}
