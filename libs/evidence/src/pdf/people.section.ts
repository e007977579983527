import type { EvidenceAuditEntry } from '../incident-evidence.js';
import type { DocumentMatter } from './evidence-pdf.js';
import type { Sheet } from './sheet.js';
import { shortId, staffName } from './who.js';

const mostRows = 500;

/** Who took, sent, noted and closed; and who looked at it, by the audit chain. */
export async function writePeople(sheet: Sheet, matter: DocumentMatter): Promise<void> {
  const { evidence, words } = matter;
  const { people } = words;
  sheet.heading(people.title);
  sheet.subheading(people.staff);
  if (evidence.staff.length === 0) sheet.paragraph(people.none);
  else {
    const shares = [0.2, 0.4, 0.4];
    await sheet.table(
      people.staffColumns.map((title, at) => ({ title, share: shares[at]! })),
      evidence.staff.map(({ id, role }) => [words.staffRoles[role], id, deedsOf(id, matter)]),
    );
  }
  sheet.subheading(people.acts);
  if (evidence.audit.length === 0) {
    sheet.paragraph(people.none);
    return;
  }
  const shares = [0.06, 0.185, 0.205, 0.23, 0.19, 0.13];
  await sheet.table(
    people.actColumns.map((title, at) => ({ title, share: shares[at]! })),
    evidence.audit.slice(0, mostRows).map((entry) => actCells(entry, matter)),
  );
  if (evidence.audit.length > mostRows) sheet.note(people.cut(mostRows));
}

function deedsOf(staffId: string, { evidence, words, times }: DocumentMatter): string {
  return evidence.events
    .filter((event) => event.staffId === staffId)
    .map(({ kind, at }) => `${words.eventKinds[kind] ?? kind} ${times.of(at)}`)
    .join('\n');
}

function actCells(entry: EvidenceAuditEntry, matter: DocumentMatter): string[] {
  const { words, times } = matter;
  const { sequence, at, actor, actorId, action, reason, result } = entry;
  const who = actor === 'staff' ? staffName(matter, actorId) : `${words.actors[actor] ?? actor} ${shortId(actorId)}`;
  return [
    String(sequence),
    times.of(at),
    who,
    words.acts[action] ?? action,
    reason ?? '',
    words.results[result] ?? result,
  ];
}
