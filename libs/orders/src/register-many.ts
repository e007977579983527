import { watchParties } from './activate-order.js';
import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { compileOrderRules } from './compile-order-rules.js';
import { newOrderRecord, type NewOrder } from './create-order.js';
import { type NewDevice, newDeviceRecord } from './enrol-device.js';
import type { OrderRecord, PersonRecord, WholeOrder } from './records.js';
import { versionOf } from './versions/keep-version.js';
import { newPersonRecord, type NewPerson } from './register-person.js';

/** Many cases at once. Who makes them has checked them: parties and wearers are of the agency, or among the people. */
export interface NewCases {
  people: (NewPerson & { id: string })[];
  /** Without zones; those with `activate` are in force from the commit on. */
  orders: readonly NewOrder[];
  devices: readonly NewDevice[];
}

/**
 * Registers people, orders and devices in a number of statements that does not grow with theirs; each is in the audit chain by
 * itself, as if it had been made alone. Tokens of devices are known to nobody: each is given one when it is handed out.
 *
 * @throws Error when a device has a name that is taken
 */
export async function registerMany(work: CaseWork, { people, orders, devices }: NewCases): Promise<void> {
  const { book } = work;
  const persons: PersonRecord[] = people.map((person) => newPersonRecord(work, person, person.id));
  await book.people.insertAll(persons);
  for (const { id } of persons) work.record('person.register', 'person', id);
  if (orders.length > 0) await registerOrders(work, orders);
  const enrolled = devices.map((device) => newDeviceRecord(work, device).device);
  if (!(await book.devices.insertAll(enrolled))) throw new Error('a device has a name that is taken');
  for (const { id } of enrolled) work.record('device.enrol', 'device', id);
}

async function registerOrders(work: CaseWork, orders: readonly NewOrder[]): Promise<void> {
  const { book } = work;
  const agency = present(await book.agencies.own());
  const records: WholeOrder[] = orders.map((order) => ({
    ...newOrderRecord(work, order, agency.timeZone),
    status: order.activate ? 'active' : 'draft',
    parties: order.parties,
    zones: [],
    permits: [],
  }));
  await book.orders.insertAll(records.map(recordOf));
  await book.orders.insertParties(records);
  await book.versions.insertAll(records.map((record) => versionOf(work, record, 'created')));
  for (const { id } of records) work.record('order.create', 'order', id);
  const active = records.filter(({ status }) => status === 'active');
  if (active.length === 0) return;
  await book.watches.insertAll(active.map(compileOrderRules), work.now);
  await watchParties(work, active);
  for (const { id } of active) work.record('order.activate', 'order', id);
}

const recordOf = ({ parties: _, zones: __, permits: ___, ...order }: WholeOrder): OrderRecord => order;
