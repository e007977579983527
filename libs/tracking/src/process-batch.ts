import type { IdFactory } from '#domain';
import type { DetectionEngine, Finding, Fix, Probe, Signal, WatchState } from '#geofence';
import { type CommittedNews, draftOfFinding, type MovedParty, recordAlarms, type RecordingContext } from '#incidents';
import { type FreshFix, locateEverySeconds, settleLocations } from './asked-location.js';
import type { BatchItem, ItemOutcome } from './batch-item.js';
import { timeOfSignal } from './gate.js';
import { type LateWatch, lookBack } from './look-back.js';
import type { StoredFix, TrackingTransaction, WatchRow } from './tracking-store.port.js';

/** Nobody watches this person: their phone need not hurry. */
const unwatchedReportEverySeconds = 900;

export interface ProcessedBatch {
  outcomes: ItemOutcome[];
  news: Omit<CommittedNews, 'cell'>;
}

/** One item with its fix and the watches it concerns. */
interface Work {
  index: number;
  fix: StoredFix | undefined;
  signal: Signal | undefined;
  duplicate: boolean;
  watches: Watch[];
}

interface Watch {
  row: WatchRow;
  state: WatchState;
  sweepAt: number | null;
  touched: boolean;
}

interface Question {
  work: Work;
  watch: Watch;
  fix: Fix;
  probe: Probe;
}

/**
 * The way of a batch, top to bottom: positions → watches → who moves and who rests → facts → findings → alarms →
 * watch state. One transaction; the caller commits it and then tells the news.
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

  const questions = ask(engine, works);
  const facts = questions.length === 0 ? [] : await transaction.measure(questions.map((question) => question.probe));

  const findings: { watch: Watch; finding: Finding }[] = [];
  const reportEvery = items.map(() => unwatchedReportEverySeconds);
  const note = (work: Work, watch: Watch, result: ReturnType<DetectionEngine['judge']>): void => {
    watch.state = result.state;
    // Each result speaks for the whole state it leaves: the last one holds.
    watch.sweepAt = result.sweepAt;
    watch.touched = true;
    for (const finding of result.findings) findings.push({ watch, finding });
    reportEvery[work.index] = Math.min(reportEvery[work.index]!, result.directive.reportEverySeconds);
  };
  questions.forEach(({ work, watch, fix, probe }, at) =>
    note(work, watch, engine.judge(watch.state, watch.row.rules, fix, probe, facts[at]!, now)),
  );
  const late = lateWatches(questions);
  const looked = await lookBack(
    transaction,
    engine,
    [...late.values()].map(({ late }) => late),
    now,
  );
  [...late.values()].forEach(({ question }, at) => note(question.work, question.watch, looked[at]!));
  for (const work of works) {
    if (!work.signal || work.duplicate) continue;
    for (const watch of work.watches) note(work, watch, engine.hear(watch.state, watch.row.rules, work.signal, now));
  }

  const drafts = findings.map(({ watch, finding }) => draftOfFinding(watch.row, finding));
  const recorded = await recordAlarms(transaction.incidents, drafts, now, context);
  const touched = [...watches.values()].flat().filter((watch) => watch.touched);
  await transaction.saveWatches(
    [...new Set(touched)].map(({ row, state, sweepAt }) => ({ orderId: row.orderId, state, sweepAt })),
  );
  const located = await settleLocations(transaction, () => freshFixes(works), rowsOf(watches), now);

  const incidentOfOrder = new Map(findings.map(({ watch }, at) => [watch.row.orderId, recorded.incidentIds[at]]));
  return {
    outcomes: works.map((work) => {
      const locateNow = located.wanted.has(items[work.index]!.device.personId);
      return {
        status: work.duplicate ? 'duplicate' : 'accepted',
        reportEverySeconds: locateNow ? locateEverySeconds : reportEvery[work.index]!,
        locateNow,
      };
    }),
    news: {
      cursor: recorded.cursor,
      deliveryIds: recorded.deliveryIds,
      moved: works.flatMap((work) => movedParties(work, incidentOfOrder)),
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
  const speaks = alarms.length > 0 || report.batteryPercent !== undefined || report.mock === true;
  const signal: Signal | undefined = speaks
    ? {
        ...common,
        at,
        alarms,
        ...(report.batteryPercent !== undefined && { batteryPercent: report.batteryPercent }),
        ...(report.mock !== undefined && { mock: report.mock }),
      }
    : undefined;
  return { index, fix, signal, duplicate: false, watches: [] };
}

const optionalFields = [
  'speedMetersPerSecond',
  'courseDegrees',
  'altitudeMeters',
  'batteryPercent',
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

function assign(works: readonly Work[], items: readonly BatchItem[], watches: Map<string, Watch[]>): void {
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

/** In the order in which it happened: a phone may send its backlog newest first. */
function ask(engine: DetectionEngine, works: readonly Work[]): Question[] {
  const questions: Question[] = [];
  for (const work of works.toSorted((a, b) => (a.fix?.fixTime ?? 0) - (b.fix?.fixTime ?? 0))) {
    if (!work.fix || work.duplicate) continue;
    for (const watch of work.watches) {
      const { state, probe } = engine.track(watch.state, watch.row.rules, work.fix, String(questions.length));
      watch.state = state;
      questions.push({ work, watch, fix: work.fix, probe });
    }
  }
  return questions;
}

/** The watches whose fixes came late, each once, with the state that judging has left. */
function lateWatches(questions: readonly Question[]): Map<Watch, { late: LateWatch; question: Question }> {
  const byWatch = new Map<Watch, { late: LateWatch; question: Question }>();
  for (const question of questions) {
    const { watch, probe, fix } = question;
    if (!probe.late) continue;
    const { orderId, rules } = watch.row;
    const known = byWatch.get(watch)?.late ?? {
      orderId,
      rules,
      state: watch.state,
      from: Infinity,
      lateIds: new Set(),
    };
    known.from = Math.min(known.from, probe.late.from);
    known.lateIds.add(fix.id);
    byWatch.set(watch, { late: known, question });
  }
  return byWatch;
}

const rowsOf = (watches: ReadonlyMap<string, readonly Watch[]>): WatchRow[] => [
  ...new Set([...watches.values()].flat().map(({ row }) => row)),
];

/** Each fix of this batch that was not there before, with each order that watches it. */
const freshFixes = (works: readonly Work[]): FreshFix[] =>
  works.flatMap(({ fix, duplicate, watches }) =>
    fix && !duplicate ? watches.map(({ row }) => ({ orderId: row.orderId, fix })) : [],
  );

function movedParties(work: Work, incidentOfOrder: ReadonlyMap<string, string | undefined>): MovedParty[] {
  const { fix } = work;
  if (!fix || work.duplicate) return [];
  return work.watches.flatMap(({ row }) => {
    const incidentId = incidentOfOrder.get(row.orderId) ?? row.openIncidentId;
    const role = row.rules.parties.find((party) => party.personId === fix.personId)?.role;
    if (!incidentId || !role) return [];
    return {
      incidentId,
      agencyId: row.agencyId,
      personId: fix.personId,
      role,
      longitude: fix.longitude,
      latitude: fix.latitude,
      accuracyMeters: fix.accuracyMeters,
      speedMetersPerSecond: fix.speedMetersPerSecond ?? null,
      courseDegrees: fix.courseDegrees ?? null,
      fixTime: fix.fixTime,
    };
  });
}
