import type { Language } from '#domain';
import type { AuditHead } from '../evidence-reader.port.js';
import type { IncidentEvidence } from '../incident-evidence.js';
import type { ManifestFile } from '../manifest/manifest.js';
import type { ThinnedTrack } from '../map/thinned-track.js';
import { evidenceWords, type EvidenceWords } from '../words/evidence-words.js';
import { writeDecisions } from './decisions.section.js';
import { writeDeliveries } from './deliveries.section.js';
import { writeHashes } from './hashes.section.js';
import { writeHead } from './head.section.js';
import { writeMap } from './map.section.js';
import { writePeople } from './people.section.js';
import { oneLine } from './pieces.js';
import { Quantities } from './quantities.js';
import { Sheet } from './sheet.js';
import { writeTerms } from './terms.section.js';
import { writeTimeline } from './timeline.section.js';
import { Times } from './times.js';

/** What every section writes from. */
export interface DocumentMatter {
  evidence: IncidentEvidence;
  words: EvidenceWords;
  language: Language;
  times: Times;
  quantities: Quantities;
  exportId: string;
  requestedBy: { staffId: string; role: string };
  reason: string;
  software: { name: string; version: string };
  /** The other files of the archive. */
  files: readonly ManifestFile[];
  audit: AuditHead;
}

export type DocumentGiven = Omit<DocumentMatter, 'words' | 'times' | 'quantities'>;

/** The document for a judge: A4, in one language, in the agency's time. @param living told now and then that it goes on */
export async function* evidencePdf(
  given: DocumentGiven,
  tracks: readonly ThinnedTrack[],
  living: () => Promise<void>,
): AsyncGenerator<Buffer> {
  const { evidence, language } = given;
  const words = evidenceWords[language];
  const matter: DocumentMatter = {
    ...given,
    words,
    times: new Times(evidence.agency.timeZone),
    quantities: new Quantities(words, language),
  };
  const sheet = await Sheet.begin({
    title: words.title,
    running: oneLine(`${words.head.incident} ${evidence.incident.id} · ${evidence.agency.name}`).slice(0, 110),
    language,
    madeAt: Date.parse(evidence.asOf),
    page: words.page,
  });
  writeHead(sheet, matter);
  writeMap(sheet, matter, tracks);
  await living();
  await writeTimeline(sheet, matter);
  await living();
  await writeDecisions(sheet, matter, living);
  await writeDeliveries(sheet, matter);
  await living();
  await writePeople(sheet, matter);
  await writeTerms(sheet, matter);
  await writeHashes(sheet, matter);
  await living();
  yield* sheet.bytes();
}
