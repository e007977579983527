import type { StaffPermission } from '#access';
import type { ApprovalAction } from '#domain';
import { activateOrder } from '../activate-order.js';
import { activatePlan } from '../activate-plan.js';
import { present } from '../case.error.js';
import type { CaseWork } from '../cases.js';
import { changeDevice, type DeviceChange } from '../change-device.js';
import { changeOrder, type OrderChange } from '../change-order.js';
import { changeZone, type ZoneChange } from '../change-zone.js';
import { grantPermit, type NewPermit } from '../grant-permit.js';
import type { DeviceRecord, PermitRecord, PlanRecord, WholeOrder, ZoneRecord } from '../records.js';
import { removeZone } from '../remove-zone.js';
import { revokeDevice } from '../revoke-device.js';
import { revokeOrder } from '../revoke-order.js';
import { lockOrder, wholeOrder } from '../whole-order.js';
import type { RequestedExport, WantedExport } from '../exports.port.js';
import type { ApprovalPolicy, ApprovalRules } from './approval-rules.js';
import type { Change } from './change.js';
import { changeApprovalPolicy } from './change-approval-policy.js';
import type { GuardedOperation } from './guarded-operation.js';
import { whatHurtsDevice, whatHurtsOrder, whatHurtsPlan, whatHurtsPolicy } from './what-hurts.js';

/** What is to be changed, as it is. Locked, in the order in which the operation locks it. */
export interface Seen<State> {
  objectId: string;
  /** What the agency calls it: an order's number, a device's name. */
  about: string | null;
  /** Differs when it has changed. */
  basis: string;
  state: State;
}

export type WatchedOrderOf = Pick<WholeOrder, 'parties' | 'version'> & { orderId: string };

/** An operation that may need two persons. It is carried out here for one and for two: there is no second way of doing it. */
export interface GuardedChange<Given, State, Done> {
  /** By which rule of the policy. */
  rule: ApprovalAction;
  /** Without it nobody may ask; who has lost it since, in whose name it would be done, may not have it done. */
  permission: StaffPermission;
  /** In the words of the audit chain. */
  object: string;
  look(work: CaseWork, given: Given): Promise<Seen<State>>;
  carryOut(work: CaseWork, given: Given): Promise<Done>;
  /** What of it hurts, after it was carried out. Nothing: it needs nobody's word. */
  hurts(work: CaseWork, before: State, done: Done, given: Given): Promise<Change[]> | Change[];
  /** Of what was made by it. */
  resultId?(done: Done): string;
  /** The orders whose desk must know when one person has done it alone; none by default. */
  orders?(work: CaseWork, before: State): Promise<WatchedOrderOf[]> | WatchedOrderOf[];
}

const guarded = <Given, State, Done>(change: GuardedChange<Given, State, Done>) => change;

async function seenOrder(work: CaseWork, orderId: string, objectId = orderId): Promise<Seen<WholeOrder>> {
  const state = await wholeOrder(work.book, await lockOrder(work, orderId), work.now);
  return { objectId, about: state.reference, basis: `order ${state.version}`, state };
}

async function seenOrderOfZone(work: CaseWork, zoneId: string): Promise<Seen<WholeOrder>> {
  const { orderId } = present(await work.book.zones.byId(zoneId));
  return seenOrder(work, orderId, zoneId);
}

async function hurtsOrder({ book, now }: CaseWork, before: WholeOrder): Promise<Change[]> {
  const after = await wholeOrder(book, present(await book.orders.byId(before.id)), now);
  return whatHurtsOrder(before, after, (of, by) => book.zones.uncovered(of, by));
}

async function seenDevice({ book }: CaseWork, deviceId: string): Promise<Seen<DeviceRecord>> {
  const state = present(await book.devices.lock(deviceId));
  return {
    objectId: deviceId,
    about: state.uniqueId,
    basis: `device ${state.personId} ${state.revokedAt ?? 'used'}`,
    state,
  };
}

async function seenPlans({ book }: CaseWork, planId: string): Promise<Seen<PlanRecord | undefined>> {
  present(await book.agencies.lockOwn());
  const plan = present(await book.plans.lock(planId));
  const active = await book.plans.active();
  return {
    objectId: planId,
    about: plan.name,
    basis: `plan ${plan.updatedAt} ${plan.status} after ${active?.id ?? 'none'}`,
    state: active,
  };
}

const ordersOf = (_: CaseWork, { id, parties, version }: WholeOrder): WatchedOrderOf[] => [
  { orderId: id, parties, version },
];
const ordersOfWearer = async ({ book }: CaseWork, { personId }: DeviceRecord): Promise<WatchedOrderOf[]> =>
  (await book.watches.lockOf(personId)).map(({ orderId, rules }) => ({
    orderId,
    parties: rules.parties,
    version: rules.policyVersion,
  }));

const ofOrders = { permission: 'order.write', object: 'order', orders: ordersOf } as const;
const ofZones = { rule: 'order.shrink', permission: 'order.write', object: 'zone', orders: ordersOf } as const;
const ofDevices = {
  rule: 'device.unpair',
  permission: 'device.write',
  object: 'device',
  orders: ordersOfWearer,
} as const;

export const guardedChanges = {
  'order.activate': guarded<{ orderId: string }, WholeOrder, WholeOrder>({
    ...ofOrders,
    rule: 'order.activate',
    look: (work, { orderId }) => seenOrder(work, orderId),
    carryOut: (work, { orderId }) => activateOrder(work, orderId),
    hurts: hurtsOrder,
  }),
  'order.revoke': guarded<{ orderId: string }, WholeOrder, WholeOrder>({
    ...ofOrders,
    rule: 'order.revoke',
    look: (work, { orderId }) => seenOrder(work, orderId),
    carryOut: (work, { orderId }) => revokeOrder(work, orderId),
    hurts: hurtsOrder,
  }),
  'order.change': guarded<{ orderId: string; change: OrderChange }, WholeOrder, WholeOrder>({
    ...ofOrders,
    rule: 'order.shrink',
    look: (work, { orderId }) => seenOrder(work, orderId),
    carryOut: (work, { orderId, change }) => changeOrder(work, orderId, change),
    hurts: hurtsOrder,
  }),
  'permit.grant': guarded<{ orderId: string; permit: NewPermit }, WholeOrder, PermitRecord>({
    ...ofOrders,
    rule: 'order.shrink',
    look: (work, { orderId }) => seenOrder(work, orderId),
    carryOut: (work, { orderId, permit }) => grantPermit(work, orderId, permit),
    hurts: hurtsOrder,
    resultId: ({ id }) => id,
  }),
  'zone.change': guarded<{ zoneId: string; change: ZoneChange }, WholeOrder, ZoneRecord>({
    ...ofZones,
    look: (work, { zoneId }) => seenOrderOfZone(work, zoneId),
    carryOut: (work, { zoneId, change }) => changeZone(work, zoneId, change),
    hurts: hurtsOrder,
  }),
  'zone.remove': guarded<{ zoneId: string }, WholeOrder, void>({
    ...ofZones,
    look: (work, { zoneId }) => seenOrderOfZone(work, zoneId),
    carryOut: (work, { zoneId }) => removeZone(work, zoneId),
    hurts: hurtsOrder,
  }),
  'device.change': guarded<{ deviceId: string; change: DeviceChange }, DeviceRecord, DeviceRecord>({
    ...ofDevices,
    look: (work, { deviceId }) => seenDevice(work, deviceId),
    carryOut: (work, { deviceId, change }) => changeDevice(work, deviceId, change),
    hurts: (_, before, after) => whatHurtsDevice(before, after),
  }),
  'device.revoke': guarded<{ deviceId: string }, DeviceRecord, DeviceRecord>({
    ...ofDevices,
    look: (work, { deviceId }) => seenDevice(work, deviceId),
    carryOut: (work, { deviceId }) => revokeDevice(work, deviceId),
    hurts: (_, before, after) => whatHurtsDevice(before, after),
  }),
  'response_plan.activate': guarded<{ planId: string }, PlanRecord | undefined, PlanRecord>({
    rule: 'plan.change',
    permission: 'plan.write',
    object: 'response_plan',
    look: (work, { planId }) => seenPlans(work, planId),
    carryOut: (work, { planId }) => activatePlan(work, planId),
    hurts: (_, active, next) => whatHurtsPlan(active, next),
  }),
  'incident.export': guarded<WantedExport, null, RequestedExport>({
    rule: 'track.export',
    permission: 'evidence.export',
    object: 'incident',
    look: (_, { incidentId }) => Promise.resolve({ objectId: incidentId, about: null, basis: '', state: null }),
    carryOut: (work, wanted) => work.book.exports.request(work.newId(), work.actor.actorId, wanted),
    hurts: () => [{ what: 'track_exported' }],
    resultId: ({ id }) => id,
  }),
  'approval_policy.change': guarded<{ agencyId: string; rules: ApprovalRules }, ApprovalPolicy, ApprovalPolicy>({
    rule: 'policy.change',
    permission: 'agency.write',
    object: 'agency',
    look: async ({ book }, { agencyId }) => {
      present(await book.agencies.lockOwn());
      const state = await book.approvals.policy();
      return { objectId: agencyId, about: null, basis: `policy ${state.version}`, state };
    },
    carryOut: (work, { agencyId, rules }) => changeApprovalPolicy(work, agencyId, rules),
    hurts: (_, before, after) => whatHurtsPolicy(before.rules, after.rules),
  }),
} satisfies Record<GuardedOperation, unknown>;

export type GivenFor<Operation extends GuardedOperation> = Parameters<
  (typeof guardedChanges)[Operation]['carryOut']
>[1];
export type DoneBy<Operation extends GuardedOperation> = Awaited<
  ReturnType<(typeof guardedChanges)[Operation]['carryOut']>
>;

/** The operation by its name, as what was kept of it needs it. */
export const guardedChangeOf = <Operation extends GuardedOperation>(operation: Operation) =>
  guardedChanges[operation] as unknown as GuardedChange<GivenFor<Operation>, unknown, DoneBy<Operation>>;
