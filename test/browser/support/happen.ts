import { randomUUID } from 'node:crypto';
import { systemClock } from '#domain';
import { Caller } from '../../support/caller.js';
import { walkTo } from '../../support/owntracks-walk.js';
import { demo, deviceOf, type orderOf } from './demo.js';

type Order = ReturnType<typeof orderOf>;

/** The respondent walks into the middle of the home, reported by an ordinary phone app. */
export async function breach(order: Order): Promise<void> {
  const [longitude, latitude] = order.zones[0]!.center;
  const phone = Caller.basic(demo.baseUrl, deviceOf(order, 'respondent'));
  for (const location of walkTo({ longitude, latitude }, 1_000)) {
    const { status } = await phone.post('/ingest/owntracks', location);
    if (status !== 200) throw new Error(`a report was answered with ${status}`);
  }
}

/** The protected person presses. */
export async function press(order: Order): Promise<void> {
  const pressedAt = new Date(systemClock.now()).toISOString();
  const phone = new Caller(demo.baseUrl, deviceOf(order, 'protected').token);
  const { status } = await phone.post('/v1/panics', { id: randomUUID(), pressedAt, trigger: 'button' });
  if (status !== 201) throw new Error(`a press was answered with ${status}`);
}

/** The open incident of an order, as the api knows it. */
export async function incidentOf(staff: Caller, order: Pick<Order, 'id'>): Promise<{ id: string; status: string }> {
  const { body } = await staff.get('/v1/incidents');
  return body.incidents.find((incident: { orderId: string | null }) => incident.orderId === order.id);
}
