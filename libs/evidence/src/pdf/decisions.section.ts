import type { EvidenceAlarm, EvidenceDecision, EvidenceEvent, SaidInWords } from '../incident-evidence.js';
import type { DocumentMatter } from './evidence-pdf.js';
import { oneLine } from './pieces.js';
import { ink, type Sheet } from './sheet.js';

interface Recorded {
  title: string;
  decision: EvidenceDecision;
  words: SaidInWords | null;
}

/** Each alarm with what it was decided on: when it was raised, as last updated, and when it ended. */
export async function writeDecisions(sheet: Sheet, matter: DocumentMatter, living: () => Promise<void>): Promise<void> {
  const { evidence, words } = matter;
  const logs = logsByAlarm(evidence.events);
  sheet.newPage();
  sheet.heading(words.decisions.title);
  if (evidence.alarms.length === 0) sheet.paragraph(words.decisions.none);
  for (const [index, alarm] of evidence.alarms.entries()) {
    await writeAlarm(sheet, matter, alarm, index + 1, logs.get(alarm.id) ?? []);
    await living();
  }
}

function logsByAlarm(events: readonly EvidenceEvent[]): Map<unknown, EvidenceEvent[]> {
  const logs = new Map<unknown, EvidenceEvent[]>();
  for (const event of events) {
    const alarmId = event.data['alarmId'];
    const log = logs.get(alarmId);
    if (log) log.push(event);
    else logs.set(alarmId, [event]);
  }
  return logs;
}

async function writeAlarm(
  sheet: Sheet,
  matter: DocumentMatter,
  alarm: EvidenceAlarm,
  number: number,
  log: readonly EvidenceEvent[],
): Promise<void> {
  const { words, times } = matter;
  const { decisions, head } = words;
  sheet.subheading(`[${number}] ${words.alarmKinds[alarm.kind]}`, 130);
  const late = alarm.late ? ` (${decisions.late})` : '';
  sheet.facts(
    [
      [head.severity, words.severities[alarm.severity]],
      [
        decisions.fixColumns[2]!,
        alarm.personRole ? `${words.roles[alarm.personRole]} ${alarm.personId}` : alarm.personId,
      ],
      ...(alarm.zoneName === null
        ? []
        : [[words.terms.columns[0]!, oneLine(`${alarm.zoneName} (${alarm.zoneId})`)] as const]),
      [decisions.happened, `${times.of(alarm.at)}${late}`],
      [decisions.recorded, times.of(alarm.raisedAt)],
      [decisions.ended, alarm.endedAt === null ? decisions.lasts : times.of(alarm.endedAt)],
    ],
    150,
  );
  const records = recordsOf(alarm, log, matter);
  for (const record of records) await writeRecord(sheet, matter, record);
  const updates = log.filter(({ kind }) => kind === 'alarm_updated').length;
  const shown = records.some(({ title }) => title === decisions.updated) ? 1 : 0;
  if (updates > shown) sheet.note(decisions.further(updates - shown));
}

/** From the log: the row keeps the present decision only. */
function recordsOf(alarm: EvidenceAlarm, log: readonly EvidenceEvent[], { words }: DocumentMatter): Recorded[] {
  const { decisions } = words;
  const records = (
    [
      [decisions.raised, log.find(({ kind }) => kind === 'alarm_raised')],
      [decisions.updated, log.findLast(({ kind }) => kind === 'alarm_updated')],
      [decisions.ended, log.findLast(({ kind }) => kind === 'alarm_ended')],
    ] as const
  ).flatMap(([title, event]) =>
    event ? [{ title, decision: event.data['decision'] as EvidenceDecision, words: event.words }] : [],
  );
  if (records.length > 0) return records;
  return [{ title: decisions.raised, decision: alarm.decision, words: alarm.words }];
}

async function writeRecord(
  sheet: Sheet,
  matter: DocumentMatter,
  { title, decision, words: said }: Recorded,
): Promise<void> {
  const { words, language } = matter;
  const { decisions } = words;
  sheet.need(110);
  sheet.paragraph(oneLine(`${title}. ${said?.[language] ?? ''}`));
  sheet.facts(
    [
      [decisions.rule, decision.rule],
      [decisions.policy, String(decision.policyVersion)],
    ],
    150,
  );
  sheet.pairs(numbersOf(decision, matter));
  await writeFixes(sheet, matter, decision);
}

/** Who closes in is a number in the record: nobody, or whom it stands for. */
function numbersOf({ numbers }: EvidenceDecision, { words, quantities }: DocumentMatter): [string, string][] {
  return Object.entries(numbers).flatMap(([name, value]): [string, string][] => {
    const word = words.numbers[name] ?? name;
    if (name === 'whoCloses') return value === 0 ? [] : [[word, String(value)]];
    return [[word, quantities.of(name, value)]];
  });
}

async function writeFixes(
  sheet: Sheet,
  { evidence, words, times, quantities }: DocumentMatter,
  { fixIds }: EvidenceDecision,
): Promise<void> {
  const { decisions } = words;
  const fixes = evidence.fixes.filter(({ id }) => fixIds.includes(id));
  if (fixIds.length === 0) {
    sheet.note(decisions.noFixes);
    return;
  }
  const shares = [0.185, 0.185, 0.14, 0.185, 0.125, 0.18];
  if (fixes.length > 0)
    await sheet.table(
      decisions.fixColumns.map((title, at) => ({ title, share: shares[at]!, small: at === 5 })),
      fixes.map((fix) => [
        times.of(fix.fixTime),
        times.of(fix.receivedAt),
        words.roles[fix.role],
        `${fix.latitude.toFixed(6)}, ${fix.longitude.toFixed(6)}`,
        quantities.meters(fix.accuracyMeters, 1),
        fix.id,
      ]),
    );
  if (fixes.length < fixIds.length) sheet.paragraph(decisions.goneFixes(fixIds.length - fixes.length), ink.faint);
}
