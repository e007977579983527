import type { IdFactory } from '#domain';
import type { DetectionEngine, Signal } from '#geofence';
import {
  agenciesOf,
  type CommittedNews,
  draftOfFinding,
  handOverMoved,
  type Move,
  type MovedParty,
  recordAlarms,
  type RecordedAlarms,
  type RecordingContext,
} from '#incidents';
import { type FreshFix, locateEverySeconds, mayBeAsked, settleLocations } from './asked-location.js';
import type { BatchItem, ItemOutcome } from './batch-item.js';
import { timeOfSignal } from './gate.js';
import { nameBeacons, withoutBeacons } from './heard-beacons.js';
import { judgeBatch, type Watch, type Work } from './judge-batch.js';
import type { Poison } from './poison.js';
import type { StoredFix, TrackingTransaction, WatchRow } from './tracking-store.port.js';

/** Nobody watches this person: their phone need not hurry. */
const unwatchedReportEverySeconds = 900;

export interface ProcessedBatch {
  outcomes: ItemOutcome[];
  /** Reasons of the reports that were put aside. */
  quarantined: string[];
  news: Omit<CommittedNews, 'cell'>;
}

/**
 * The way of a batch, top to bottom: positions → watches → whose beacons were heard → who moves and who rests → facts → findings → alarms →
 * desks → watch state. One transaction; the caller commits it and then tells the news. A report on which a step of the engine
 * crashes is put aside here, and the others are judged as if it had not come.
 */
export async function processBatch(
  transaction: TrackingTransaction,
  engine: DetectionEngine,
  items: readonly BatchItem[],
  now: number,
  context: RecordingContext,
): Promise<ProcessedBatch> {
  const works = items.map((item, index) => workOf(item, index, context.newId));
  await storePositions(transaction, works);
  const watches = await lockWatches(transaction, items);
  assign(works, items, watches);
  await nameBeacons(transaction, works, items);
  const { findings, reportEvery, poison } = await judgeBatch(transaction, engine, works, now);
  await putAside(transaction, items, poison, context.newId);
  const sound = works.filter((work) => !poison.has(work));

  const drafts = findings.map(({ watch, finding }) => draftOfFinding(watch.row, finding));
  const recorded = await recordAlarms(transaction.incidents, drafts, now, context);
  const handed = await handOverMoved(transaction.incidents, movesOf(sound), now, context);
  const touched = [...watches.values()].flat().filter((watch) => watch.touched);
  await transaction.saveWatches(
    [...new Set(touched)].map(({ row, state, sweepAt }) => ({
      orderId: row.orderId,
      agencyId: row.agencyId,
      state,
      sweepAt,
    })),
  );
  const located = await settleLocations(transaction, () => freshFixes(sound), rowsOf(watches), now);

  const incidentOfOrder = incidentsBy(
    findings.map(({ watch }) => watch.row),
    recorded,
  );
  return {
    outcomes: works.map((work): ItemOutcome => {
      if (poison.has(work)) return { status: 'quarantined' };
      const { personId } = items[work.index]!.device;
      const usual = reportEvery.get(work.index) ?? unwatchedReportEverySeconds;
      const locateNow =
        located.wanted.has(personId) &&
        mayBeAsked(
          personId,
          work.watches.map(({ row }) => row),
          usual,
        );
      return {
        status: work.duplicate ? 'duplicate' : 'accepted',
        reportEverySeconds: locateNow ? locateEverySeconds : usual,
        locateNow,
      };
    }),
    quarantined: poison.reasons,
    news: {
      cursor: handed.cursor ?? recorded.cursor,
      deliveries: [...recorded.deliveries, ...handed.deliveries],
      moved: sound.flatMap((work) => movedParties(work, incidentOfOrder)),
      located: located.news,
    },
  };
}

function workOf(item: BatchItem, index: number, newId: IdFactory): Work {
  const { device, report, position, receivedAt } = item;
  const common = { deviceId: device.deviceId, personId: device.personId, receivedAt };
  const fix: StoredFix | undefined = position && {
    id: newId(),
    ...common,
    ...position,
    fixTime: report.fixTime,
    ...optional(report),
  };
  const at = timeOfSignal(report, receivedAt);
  const alarms = (report.alarms ?? []).filter((alarm) => alarm !== 'sos');
  // Without a position even beacons of strangers are a sign of life.
  const listens = fix === undefined && (report.beacons?.length ?? 0) > 0;
  const { identityTwice, connectionLost } = report;
  const isSpoken = alarms.length > 0 || report.batteryPercent !== undefined || report.mock === true;
  const speaks = isSpoken || listens || identityTwice === true || connectionLost === true;
  const signal: Signal | undefined = speaks
    ? {
        ...common,
        at,
        alarms,
        ...(report.batteryPercent !== undefined && { batteryPercent: report.batteryPercent }),
        ...(report.mock !== undefined && { mock: report.mock }),
        ...(identityTwice !== undefined && { identityTwice }),
        ...(connectionLost !== undefined && { connectionLost }),
      }
    : undefined;
  return { index, fix, signal, duplicate: false, watches: [] };
}

const optionalFields = [
  'speedMetersPerSecond',
  'courseDegrees',
  'altitudeMeters',
  'batteryPercent',
  'signalPercent',
  'moving',
  'source',
  'mock',
] as const;

function optional(report: BatchItem['report']): Partial<StoredFix> {
  const fields: Record<string, unknown> = {};
  for (const name of optionalFields) if (report[name] !== undefined) fields[name] = report[name];
  return fields;
}

async function storePositions(transaction: TrackingTransaction, works: readonly Work[]): Promise<void> {
  const fixes = works.flatMap((work) => work.fix ?? []);
  if (fixes.length === 0) return;
  const fresh = await transaction.insertPositions(fixes);
  for (const work of works) work.duplicate = work.fix !== undefined && !fresh.has(work.fix.id);
}

async function lockWatches(
  transaction: TrackingTransaction,
  items: readonly BatchItem[],
): Promise<Map<string, Watch[]>> {
  const people = [...new Set(items.map((item) => item.device.personId))];
  const byPerson = new Map<string, Watch[]>(people.map((person) => [person, []]));
  for (const row of await transaction.lockWatches(people)) {
    const watch: Watch = { row, state: row.state, sweepAt: null, touched: false };
    for (const party of row.rules.parties) byPerson.get(party.personId)?.push(watch);
  }
  return byPerson;
}

function assign(works: readonly Work[], items: readonly BatchItem[], watches: ReadonlyMap<string, Watch[]>): void {
  for (const work of works) {
    const { device, report, receivedAt } = items[work.index]!;
    const at = work.fix ? work.fix.fixTime : timeOfSignal(report, receivedAt);
    work.watches = watches.get(device.personId)!.filter(({ row }) => isInForce(row, at));
  }
}

/** An order outside its dates watches nothing. */
function isInForce({ rules }: WatchRow, at: number): boolean {
  return at >= rules.validFrom && (rules.validTo === null || at < rules.validTo);
}

/** What becomes of the poison of a batch: no position, and a row that an operator sees. */
async function putAside(
  transaction: TrackingTransaction,
  items: readonly BatchItem[],
  poison: Poison<Work>,
  newId: IdFactory,
): Promise<void> {
  if (poison.size === 0) return;
  await transaction.forgetPositions(poison.works.flatMap((work) => work.fix ?? []));
  await transaction.quarantine(
    poison.works.map((work, at) => {
      const { device, receivedAt, report } = items[work.index]!;
      const { agencyId, deviceId } = device;
      const reason = poison.reasons[at]!;
      return { id: newId(), agencyId, deviceId, receivedAt, reason, report: withoutBeacons(report) };
    }),
  );
}

const rowsOf = (watches: ReadonlyMap<string, readonly Watch[]>): WatchRow[] => [
  ...new Set([...watches.values()].flat().map(({ row }) => row)),
];

/** Each fix of this batch that was not there before, with each order that watches it. */
const freshFixes = (works: readonly Work[]): FreshFix[] =>
  works.flatMap(({ fix, duplicate, watches }) =>
    fix && !duplicate ? watches.map(({ row }) => ({ orderId: row.orderId, fix })) : [],
  );

/** The fixes of the parties of incidents that were open before this batch; a new one has just got its desk. */
const movesOf = (works: readonly Work[]): Move[] =>
  works.flatMap(({ fix, duplicate, watches }) =>
    !fix || duplicate
      ? []
      : watches.flatMap(({ row: { openIncident } }) =>
          openIncident ? { ...fix, incidentId: openIncident.id, mock: fix.mock ?? false } : [],
        ),
  );

type OpenIncident = NonNullable<WatchRow['openIncident']>;

/** The incident of each order that has alarms in this batch. */
function incidentsBy(rows: readonly WatchRow[], recorded: RecordedAlarms): Map<string, OpenIncident> {
  const incidents = new Map<string, OpenIncident>();
  rows.forEach(({ orderId, agencyId, openIncident }, at) => {
    const [id, deskAgencyId] = [recorded.incidentIds[at], recorded.deskAgencyIds[at]];
    if (id === undefined || deskAgencyId === undefined) return;
    const agencyIds = agenciesOf({ agencyId, deskAgencyId, formerDeskAgencyId: null });
    incidents.set(orderId, openIncident?.id === id ? openIncident : { id, agencyIds });
  });
  return incidents;
}

function movedParties(work: Work, incidentOfOrder: ReadonlyMap<string, OpenIncident>): MovedParty[] {
  const { fix } = work;
  if (!fix || work.duplicate) return [];
  return work.watches.flatMap(({ row }) => {
    const incident = incidentOfOrder.get(row.orderId) ?? row.openIncident;
    const role = row.rules.parties.find((party) => party.personId === fix.personId)?.role;
    if (!incident || !role) return [];
    return {
      incidentId: incident.id,
      agencyId: row.agencyId,
      agencyIds: incident.agencyIds,
      personId: fix.personId,
      role,
      longitude: fix.longitude,
      latitude: fix.latitude,
      accuracyMeters: fix.accuracyMeters,
      speedMetersPerSecond: fix.speedMetersPerSecond ?? null,
      courseDegrees: fix.courseDegrees ?? null,
      batteryPercent: fix.batteryPercent ?? null,
      signalPercent: fix.signalPercent ?? null,
      source: fix.source ?? null,
      mock: fix.mock ?? false,
      fixTime: fix.fixTime,
    };
  });
}
