import type { Database } from '#persistence';
import type { ChaosConsole } from './console.js';
import type { ContactServers } from './contacts.js';
import type { Ledger } from './people.js';
import type { Town } from './town.js';

/** One thing that must be true, with how often it was asked and where it was not. */
export interface Account {
  what: string;
  checked: number;
  lost: number;
  doubled: number;
  /** A few of them, to look for. */
  examples: string[];
}

export interface Reconciled {
  accounts: Account[];
  /** Seconds from what happened to the first human, by kind. */
  toHuman: { kind: string; seconds: number[] }[];
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
const kept = 5;

/** What was accepted against what is stored, raised, shown and told: nothing lost, nothing twice. */
export async function reconcile(
  database: Database,
  town: Town,
  ledger: Ledger,
  consoles: readonly ChaosConsole[],
  contacts: ContactServers,
): Promise<Reconciled> {
  const alarms = await alarmsOf(database);
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
    ...(await toldContacts(database, town, alarms, contacts)),
    await openIncidents(database),
  ];
  return { accounts, toHuman: await timesToHuman(database, ledger, alarms, consoles, contacts) };
}

function alarmsOf(database: Database): Promise<AlarmRow[]> {
  return database.rows<AlarmRow>(
    `SELECT id, order_id AS "orderId", kind, severity, condition_key AS "conditionKey", at FROM alarm ORDER BY id`,
    [],
  );
}

/** Every key that was wanted against how often each is there. */
function account(what: string, wanted: readonly string[], there: readonly string[]): Account {
  const counts = new Map<string, number>();
  for (const key of there) counts.set(key, (counts.get(key) ?? 0) + 1);
  const lost = wanted.filter((key) => !counts.has(key));
  const doubled = [...counts].filter(([, count]) => count > 1).map(([key]) => key);
  const examples = [
    ...lost.slice(0, kept).map((key) => `lost ${key}`),
    ...doubled.slice(0, kept).map((key) => `twice ${key}`),
  ];
  return { what, checked: wanted.length, lost: lost.length, doubled: doubled.length, examples };
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
    // One that no pass explains stands by itself and is found as such.
    breaches.flatMap((alarm) => passOf(alarm) ?? []),
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

async function toldContacts(
  database: Database,
  town: Town,
  alarms: readonly AlarmRow[],
  contacts: ContactServers,
): Promise<Account[]> {
  const rows = await database.rows<{ id: string; alarmId: string; contactId: string; status: string }>(
    `SELECT id, alarm_id AS "alarmId", recipient_id AS "contactId", status FROM delivery WHERE recipient = 'contact'`,
    [],
  );
  const contactOf = new Map(town.households.map((household) => [household.orderId, household.contactId]));
  return [
    account(
      'grave alarm planned for the contact',
      alarms
        .filter((alarm) => mainList.has(alarm.severity))
        .map((alarm) => `${alarm.id} ${contactOf.get(alarm.orderId)}`),
      rows.map((row) => `${row.alarmId} ${row.contactId}`),
    ),
    account(
      'message taken by the contact',
      rows.map((row) => row.id),
      [...contacts.told.keys()],
    ),
    account(
      'message recorded as sent',
      rows.map((row) => row.id),
      rows.filter((row) => ['sent', 'delivered', 'seen'].includes(row.status)).map((row) => row.id),
    ),
  ];
}

async function openIncidents(database: Database): Promise<Account> {
  const rows = await database.rows<{ orderId: string }>(
    `SELECT order_id AS "orderId" FROM incident WHERE status <> 'closed'`,
    [],
  );
  const keys = rows.map((row) => row.orderId);
  return account('order with one open incident', keys, keys);
}

async function timesToHuman(
  database: Database,
  ledger: Ledger,
  alarms: readonly AlarmRow[],
  consoles: readonly ChaosConsole[],
  contacts: ContactServers,
): Promise<Reconciled['toHuman']> {
  const rows = await database.rows<{ id: string; alarmId: string }>(
    `SELECT id, alarm_id AS "alarmId" FROM delivery WHERE recipient = 'contact'`,
    [],
  );
  const pressedAt = new Map(ledger.presses.map((press) => [`panic:${press.id}`, press.pressedAt]));
  const told = new Map<string, number>();
  const first = (alarmId: string, at: number | undefined): void => {
    if (at !== undefined) told.set(alarmId, Math.min(told.get(alarmId) ?? Infinity, at));
  };
  for (const row of rows) first(row.alarmId, contacts.told.get(row.id));
  for (const console of consoles) for (const [alarmId, at] of console.shown) first(alarmId, at);
  const seconds = (kind: string): number[] =>
    alarms
      .filter((alarm) => alarm.kind === kind && told.has(alarm.id))
      .map((alarm) => (told.get(alarm.id)! - (pressedAt.get(alarm.conditionKey) ?? alarm.at.getTime())) / 1_000)
      .sort((a, b) => a - b);
  return ['panic', 'breach'].map((kind) => ({ kind, seconds: seconds(kind) }));
}
