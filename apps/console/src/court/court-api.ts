import type {
  Approval,
  ChangeOrderBody,
  ChangeZoneBody,
  CreateOrderBody,
  Device,
  FindOrdersBody,
  FoundOrders,
  GrantPermitBody,
  OrderVersionPage,
  OrderWithZones,
  Permit,
  Person,
  RegisterPersonBody,
} from '#contracts';
import { newId } from '#domain';
import { answer, api, sent } from '../api/client.js';
import { waits, type Waiting } from '../api/second-person.js';

/** What a change brought: done, or waiting for a second person (202). */
export type Outcome<Done> = { done: Done } | { waits: Waiting['approval'] };

async function outcome<Done>(asked: Promise<{ data?: unknown; error?: unknown }>): Promise<Outcome<Done>> {
  const data = await answer(asked);
  return waits(data) ? { waits: data.approval } : { done: data as Done };
}

const at = (id: string) => ({ params: { path: { id } } });

let last = { body: '', key: '' };

/** The same body again has the same key: a press that is repeated after a lost answer makes nothing twice. */
function keyOf(given: object): { 'Idempotency-Key': string } {
  const body = JSON.stringify(given);
  if (body !== last.body) last = { body, key: newId() };
  return { 'Idempotency-Key': last.key };
}
const once = (given: object) => ({ params: { header: keyOf(given) } });

export const findOrders = (body: Partial<FindOrdersBody>): Promise<FoundOrders> =>
  answer(api.POST('/v1/orders/find', { body: sent(body) }));

export const readOrder = (id: string): Promise<OrderWithZones> =>
  answer(api.GET('/v1/orders/{id}', at(id))) as Promise<OrderWithZones>;

export const readVersions = (id: string, before: number | undefined): Promise<OrderVersionPage> =>
  answer(
    api.GET('/v1/orders/{id}/versions', { params: { path: { id }, query: before === undefined ? {} : { before } } }),
  ) as Promise<OrderVersionPage>;

export const createOrder = (body: CreateOrderBody): Promise<Outcome<OrderWithZones>> =>
  outcome(api.POST('/v1/orders', { ...once(body), body: sent(body) }));

export const changeOrder = (id: string, body: ChangeOrderBody): Promise<Outcome<OrderWithZones>> =>
  outcome(api.PATCH('/v1/orders/{id}', { ...at(id), body: sent(body) }));

export const activateOrder = (id: string): Promise<Outcome<OrderWithZones>> =>
  outcome(api.POST('/v1/orders/{id}/activate', { ...at(id), body: {} }));

export const revokeOrder = (id: string, reason: string): Promise<Outcome<OrderWithZones>> =>
  outcome(api.POST('/v1/orders/{id}/revoke', { ...at(id), body: { reason } }));

export const extendOrder = (id: string, validTo: string): Promise<Outcome<OrderWithZones>> =>
  outcome(api.POST('/v1/orders/{id}/extend', { ...at(id), body: { validTo } }));

export const changeZone = (id: string, body: ChangeZoneBody): Promise<Outcome<unknown>> =>
  outcome(api.PATCH('/v1/zones/{id}', { ...at(id), body: sent(body) }));

export const grantPermit = (orderId: string, body: GrantPermitBody): Promise<Outcome<Permit>> =>
  outcome(
    api.POST('/v1/orders/{id}/permits', {
      params: { path: { id: orderId }, header: keyOf(body) },
      body: sent(body),
    }),
  );

export const withdrawPermit = async (id: string): Promise<void> => {
  await answer(api.DELETE('/v1/permits/{id}', at(id)));
};

export const readPerson = (id: string): Promise<Person> => answer(api.GET('/v1/people/{id}', at(id)));

export const findPeople = async (sought: { name: string } | { phone: string }): Promise<Person[]> =>
  (await answer(api.POST('/v1/people/find', { body: sought }))).people;

export const registerPerson = (body: RegisterPersonBody): Promise<Person> =>
  answer(api.POST('/v1/people', { ...once(body), body: sent(body) }));

export const devicesOf = async (personId: string): Promise<Device[]> =>
  ((await answer(api.GET('/v1/devices', { params: { query: { personId } } }))) as { devices: Device[] }).devices;

/** Of one order: what waits and what was decided, newest first. */
export const approvalsOf = async (orderId: string): Promise<Approval[]> =>
  (
    (await answer(api.GET('/v1/approvals', { params: { query: { orderId, limit: 50 } } }))) as unknown as {
      approvals: Approval[];
    }
  ).approvals;
