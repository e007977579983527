import type { Database } from '#persistence';
import { type Account, account } from './account.js';
import type { ChaosConsole } from './console.js';
import type { Counterpart } from './counterpart.js';
import { type Message, readMessages, repeatsOf, takenMessages } from './messages.js';
import type { Ledger } from './people.js';
import type { Town } from './town.js';

export interface Reconciled {
  accounts: Account[];
  /** Seconds from what happened to the first human, by kind. */
  toHuman: { kind: string; seconds: number[] }[];
  /** Messages that a counterpart had taken, and got again because its answer never arrived, by channel. */
  repeats: { channel: string; count: number }[];
}

interface AlarmRow {
  id: string;
  orderId: string;
  kind: string;
  severity: string;
  conditionKey: string;
  at: Date;
}

const mainList = new Set(['critical', 'urgent']);
/** A breach is known some seconds after the edge, and rests on fixes of up to the exit. */
const beforeMilliseconds = 5_000;
const afterMilliseconds = 30_000;

/** What was accepted against what is stored, raised, shown and told: nothing lost, nothing twice. */
export async function reconcile(
  database: Database,
  town: Town,
  ledger: Ledger,
  consoles: readonly ChaosConsole[],
  counterparts: readonly Counterpart[],
): Promise<Reconciled> {
  const alarms = await alarmsOf(database);
  const messages = await readMessages(database, town, counterparts);
  const channels = [...new Set(counterparts.map(({ channel }) => channel))].sort();
  const accounts = [
    await storedFixes(database, ledger),
    await storedPresses(database, ledger, alarms),
    await takenBack(database, ledger),
    raisedBreaches(ledger, alarms),
    onceEach(
      'alarm of one condition at one moment',
      alarms,
      (alarm) => `${alarm.conditionKey} ${alarm.at.toISOString()}`,
    ),
    ...consoles.map((console, n) => shownAlarms(`alarm shown on console ${n + 1}`, alarms, console)),
    await confirmedAlarms(database, alarms),
    plannedMessages(town, alarms, messages.planned),
    ...channels.map((channel) => takenMessages(messages, channel)),
    sentMessages(messages.planned),
    await openIncidents(database),
  ];
  return {
    accounts,
    toHuman: timesToHuman(ledger, alarms, consoles, messages.planned),
    repeats: channels.map((channel) => ({ channel, count: repeatsOf(messages, channel) })),
  };
}

function alarmsOf(database: Database): Promise<AlarmRow[]> {
  return database.rows<AlarmRow>(
    `SELECT id, order_id AS "orderId", kind, severity, condition_key AS "conditionKey", at FROM alarm ORDER BY id`,
    [],
  );
}

function onceEach(what: string, alarms: readonly AlarmRow[], key: (alarm: AlarmRow) => string): Account {
  const keys = alarms.map((alarm) => `${alarm.orderId} ${key(alarm)}`);
  return account(what, keys, keys);
}

async function storedFixes(database: Database, ledger: Ledger): Promise<Account> {
  const rows = await database.rows<{ deviceId: string; fixTime: Date }>(
    `SELECT device_id AS "deviceId", fix_time AS "fixTime" FROM position`,
    [],
  );
  return account(
    'accepted fix stored',
    ledger.fixes.map(({ deviceId, fixTime }) => `${deviceId} ${fixTime}`),
    rows.map(({ deviceId, fixTime }) => `${deviceId} ${fixTime.getTime()}`),
  );
}

async function storedPresses(database: Database, ledger: Ledger, alarms: readonly AlarmRow[]): Promise<Account> {
  const rows = await database.rows<{ id: string; alarmId: string | null }>(
    `SELECT id, alarm_id AS "alarmId" FROM panic`,
    [],
  );
  const raised = new Set(alarms.map((alarm) => alarm.id));
  return account(
    'accepted press raised as an alarm',
    ledger.presses.map((press) => press.id),
    rows.filter((row) => row.alarmId !== null && raised.has(row.alarmId)).map((row) => row.id),
  );
}

async function takenBack(database: Database, ledger: Ledger): Promise<Account> {
  const rows = await database.rows<{ id: string }>(`SELECT id FROM panic WHERE cancelled_at IS NOT NULL`, []);
  return account(
    'accepted cancel kept',
    ledger.presses.filter((press) => press.cancelled).map((press) => press.id),
    rows.map((row) => row.id),
  );
}

function raisedBreaches(ledger: Ledger, alarms: readonly AlarmRow[]): Account {
  const breaches = alarms.filter((alarm) => alarm.kind === 'breach');
  const passOf = (alarm: AlarmRow): string | undefined => {
    const at = alarm.at.getTime();
    const pass = ledger.passes.find(
      ({ orderId, enteredAt, leftAt }) =>
        orderId === alarm.orderId && at >= enteredAt - beforeMilliseconds && at <= leftAt + afterMilliseconds,
    );
    return pass && `${pass.orderId} ${pass.enteredAt}`;
  };
  return account(
    'true breach raised',
    ledger.passes.map(({ orderId, enteredAt }) => `${orderId} ${enteredAt}`),
    breaches.flatMap((alarm) => passOf(alarm) ?? []),
    breaches.filter((alarm) => passOf(alarm) === undefined).map(({ orderId, at }) => `${orderId} ${at.toISOString()}`),
  );
}

function shownAlarms(what: string, alarms: readonly AlarmRow[], console: ChaosConsole): Account {
  return account(
    what,
    alarms.map((alarm) => alarm.id),
    [...console.shown.keys(), ...console.repeats],
  );
}

async function confirmedAlarms(database: Database, alarms: readonly AlarmRow[]): Promise<Account> {
  const rows = await database.rows<{ alarmId: string }>(
    `SELECT alarm_id AS "alarmId" FROM delivery WHERE channel = 'console' AND delivered_at IS NOT NULL`,
    [],
  );
  return account(
    'alarm delivered to the desk and confirmed',
    alarms.map((alarm) => alarm.id),
    rows.map((row) => row.alarmId),
  );
}

function plannedMessages(town: Town, alarms: readonly AlarmRow[], planned: readonly Message[]): Account {
  const contactsOf = new Map(town.households.map((household) => [household.orderId, household.contactIds]));
  return account(
    'grave alarm planned for each contact',
    alarms
      .filter((alarm) => mainList.has(alarm.severity))
      .flatMap((alarm) => contactsOf.get(alarm.orderId)!.map((contactId) => `${alarm.id} ${contactId}`)),
    planned.map((message) => `${message.alarmId} ${message.contactId}`),
  );
}

function sentMessages(planned: readonly Message[]): Account {
  const keyOf = ({ id, channel, error }: Message): string => `${id} by ${channel} (${error})`;
  return account(
    'message recorded as sent',
    planned.map(keyOf),
    planned.filter(({ status }) => ['sent', 'delivered', 'seen'].includes(status)).map(keyOf),
  );
}

async function openIncidents(database: Database): Promise<Account> {
  const rows = await database.rows<{ orderId: string }>(
    `SELECT order_id AS "orderId" FROM incident WHERE status <> 'closed'`,
    [],
  );
  const keys = rows.map((row) => row.orderId);
  return account('order with one open incident', keys, keys);
}

function timesToHuman(
  ledger: Ledger,
  alarms: readonly AlarmRow[],
  consoles: readonly ChaosConsole[],
  messages: readonly Message[],
): Reconciled['toHuman'] {
  const pressedAt = new Map(ledger.presses.map((press) => [`panic:${press.id}`, press.pressedAt]));
  const told = new Map<string, number>();
  const first = (alarmId: string, at: number): unknown =>
    told.set(alarmId, Math.min(told.get(alarmId) ?? Infinity, at));
  for (const { alarmId, taken } of messages) for (const { at } of taken) first(alarmId, at);
  for (const console of consoles) for (const [alarmId, at] of console.shown) first(alarmId, at);
  const seconds = (among: readonly AlarmRow[]): number[] =>
    among
      .filter((alarm) => told.has(alarm.id))
      .map((alarm) => (told.get(alarm.id)! - (pressedAt.get(alarm.conditionKey) ?? alarm.at.getTime())) / 1_000)
      .sort((a, b) => a - b);
  return [
    ...['panic', 'breach'].map((kind) => ({ kind, seconds: seconds(alarms.filter((alarm) => alarm.kind === kind)) })),
    { kind: 'every alarm', seconds: seconds(alarms) },
  ];
}
