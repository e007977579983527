import type { EvidenceEvent } from '../incident-evidence.js';
import type { DocumentMatter } from './evidence-pdf.js';
import type { Sheet } from './sheet.js';
import { staffName } from './who.js';

const mostRows = 1_500;

interface Row {
  event: EvidenceEvent;
  /** Updates of the same alarm that follow with nothing between them. */
  repeated: number;
}

/** The event log, in its order. */
export async function writeTimeline(sheet: Sheet, matter: DocumentMatter): Promise<void> {
  const { evidence, words } = matter;
  const { title, columns, cut } = words.timeline;
  sheet.newPage();
  sheet.heading(title);
  const rows = gathered(evidence.events);
  const shares = [0.185, 0.2, 0.175, 0.44];
  await sheet.table(
    columns.map((name, at) => ({ title: name, share: shares[at]!, bold: at === 1 })),
    rows.slice(0, mostRows).map((row) => cellsOf(row, matter)),
  );
  if (rows.length > mostRows) sheet.note(cut(mostRows));
}

/** A condition that lasts is updated with every fix: such runs are one row. */
export function gathered(events: readonly EvidenceEvent[]): Row[] {
  const rows: Row[] = [];
  for (const event of events) {
    const last = rows.at(-1);
    if (last && isUpdateOf(last.event, event)) rows[rows.length - 1] = { event, repeated: last.repeated + 1 };
    else rows.push({ event, repeated: 0 });
  }
  return rows;
}

const isUpdateOf = (one: EvidenceEvent, other: EvidenceEvent): boolean =>
  one.kind === 'alarm_updated' && other.kind === 'alarm_updated' && one.data['alarmId'] === other.data['alarmId'];

function cellsOf({ event, repeated }: Row, matter: DocumentMatter): string[] {
  const { words, times, evidence, language } = matter;
  const number = evidence.alarms.findIndex(({ id }) => id === event.data['alarmId']) + 1;
  const what = words.eventKinds[event.kind] ?? event.kind;
  const said = event.words?.[language] ?? detailOf(event, matter);
  return [
    times.of(event.at),
    number > 0 ? `${what} [${number}]` : what,
    event.staffId === null ? whoElse(event, matter) : staffName(matter, event.staffId),
    repeated > 0 ? `${said} ${words.timeline.repeated(repeated + 1)}` : said,
  ];
}

/** What the log says of what was done on the phone of a protected person. */
const byHerPhone: readonly string[] = ['panic_cancelled', 'check_in_completed', 'warning_answered', 'recording_begun'];

const whoElse = ({ kind }: EvidenceEvent, { words }: DocumentMatter): string =>
  byHerPhone.includes(kind) ? words.timeline.device : words.timeline.house;

/** What the log says beside decisions. A word of the log that has none here is left to evidence.json. */
function detailOf({ data }: EvidenceEvent, { words, evidence }: DocumentMatter): string {
  const parts: string[] = [];
  const told = data['deliveries'];
  if (typeof data['text'] === 'string') parts.push(data['text']);
  if (typeof data['outcome'] === 'string') parts.push(wordOf(words.outcomes, data['outcome']));
  if (typeof data['answer'] === 'string') parts.push(wordOf(words.warningAnswers, data['answer']));
  if (typeof data['note'] === 'string') parts.push(data['note']);
  if (typeof data['unitId'] === 'string') parts.push(unitName(data['unitId'], evidence.units));
  if (Array.isArray(told))
    parts.push(
      (told as { recipient: string; channel: string }[])
        .map(({ recipient, channel }) => `${wordOf(words.recipients, recipient)} (${wordOf(words.channels, channel)})`)
        .join(', '),
    );
  else if (typeof data['to'] === 'string') parts.push(wordOf(recipientsOf(words.recipients), data['to']));
  if (typeof data['reason'] === 'string') parts.push(wordOf(words.skipReasons, data['reason']));
  return parts.filter((part) => part !== '').join('. ');
}

/** Plans speak of contacts together, and of an agency beside this one, which is told by its desk. */
const recipientsOf = (recipients: Record<string, string>): Record<string, string> => ({
  ...recipients,
  contacts: recipients['contact']!,
  neighbouring_agency: recipients['desk']!,
});

function unitName(id: string, units: DocumentMatter['evidence']['units']): string {
  const unit = units.find((candidate) => candidate.id === id);
  return unit ? [unit.callSign, unit.name].filter(Boolean).join(', ') : id;
}

const wordOf = (words: Record<string, string>, key: string): string => words[key] ?? key;
