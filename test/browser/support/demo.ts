import { readFileSync } from 'node:fs';
import type { PartyRole, StaffRole } from '#domain';
import { Caller } from '../../support/caller.js';

export type Agency = 'police' | 'qorgan';

interface Account {
  role: StaffRole;
  email: string;
  password: string;
}

interface Device {
  id: string;
  role: PartyRole;
  kind: string;
  token: string;
  uniqueId: string;
  personId: string;
  orderId: string;
  /** Of protected persons. */
  pin?: string;
  duressPin?: string;
}

interface Order {
  id: string;
  reference: string;
  agency: string;
  zones: { id: string; name: string; center: [number, number]; radiusMeters: number }[];
}

export interface Demo {
  baseUrl: string;
  agencies: { id: string; name: string }[];
  staff: Account[];
  devices: Device[];
  orders: Order[];
}

export const environment = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: run npm run test:browser`);
  return value;
};

/** What the house of this run was seeded with. */
export const demo = JSON.parse(readFileSync(environment('DEMO_FILE'), 'utf8')) as Demo;
export const browserSocket = (): string => environment('BROWSER_SOCKET');

export const account = (role: StaffRole, agency: Agency = 'police'): Account =>
  demo.staff.find((member) => member.role === role && member.email.endsWith(`@${agency}.demo.example`))!;

/** Staff at the api, beside any screen. */
export async function staffCaller(role: StaffRole, agency?: Agency): Promise<Caller> {
  const { email, password } = account(role, agency);
  const { status, body } = await new Caller(demo.baseUrl).post('/v1/sessions', { email, password });
  if (status !== 201) throw new Error(`${role} was not let in: ${status}`);
  return new Caller(demo.baseUrl, body.accessToken as string);
}

/** The nth order of an agency: each test moves in one of its own. */
export function orderOf(agency: Agency, nth: number): Order {
  const name = demo.agencies[agency === 'police' ? 0 : 1]!.name;
  return demo.orders.filter((order) => order.agency === name)[nth]!;
}

export const deviceOf = (order: Order, role: PartyRole): Device =>
  demo.devices.find((device) => device.orderId === order.id && device.role === role)!;
