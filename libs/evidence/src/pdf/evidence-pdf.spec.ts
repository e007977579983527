import { describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { alarmKinds, languages } from '#domain';
import { anAlarm, aPosition, idOf, readPositions, someEvidence } from '../evidence.fixture.js';
import type { IncidentEvidence } from '../incident-evidence.js';
import { ThinnedTrack } from '../map/thinned-track.js';
import { evidenceWords } from '../words/evidence-words.js';
import { evidencePdf } from './evidence-pdf.js';
import { fontFiles } from './fonts.js';

const idle = (): Promise<void> => Promise.resolve();

const givenOf = (language: (typeof languages)[number], evidence: IncidentEvidence) => ({
  evidence,
  language,
  exportId: idOf(10, 1),
  requestedBy: { staffId: idOf(9, 1), role: 'supervisor' },
  reason: 'For the court',
  software: { name: 'Qalqan', version: '0.0.0' },
  files: [{ name: 'track.gpx', mediaType: 'application/gpx+xml', bytes: 10, sha256: 'ab'.repeat(32) }],
  audit: { sequence: 12, hash: 'cd'.repeat(32) },
});

async function written(language: (typeof languages)[number], evidence: IncidentEvidence): Promise<Buffer> {
  const tracks: ThinnedTrack[] = [];
  for (const track of evidence.tracks) {
    const thin = new ThinnedTrack(track);
    for await (const page of readPositions(track)) page.forEach((position) => thin.take(position));
    tracks.push(thin);
  }
  return buffer(evidencePdf(givenOf(language, evidence), tracks, idle));
}

const pagesOf = (pdf: Buffer): number => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString('latin1'))![1]);

/** Every text of a dictionary, with functions told a number. */
const textsOf = (words: unknown): string[] => {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [String((words as (...given: number[]) => string)(3, 7))];
  return Object.values(words as object).flatMap(textsOf);
};

interface FontInside {
  _font: { font: { hasGlyphForCodePoint(code: number): boolean } };
}

describe('the document of an incident', () => {
  it.each(languages)('is written in %s, each page counted', async (language) => {
    const pdf = await written(language, someEvidence());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(pdf)).toBeGreaterThanOrEqual(6);
  });

  it.each(Object.keys(fontFiles))('has a letter for everything that it says, in the %s face', (face) => {
    const doc = new PDFDocument().font(fontFiles[face as keyof typeof fontFiles]) as unknown as FontInside;
    const letters = new Set(textsOf(evidenceWords).join(''));
    for (const letter of 'әғқңөұүһіӘҒҚҢӨҰҮҺІ') letters.add(letter);
    const missing = [...letters].filter((letter) => !doc._font.font.hasGlyphForCodePoint(letter.codePointAt(0)!));
    expect(missing).toEqual([]);
  });

  it('has words for every kind of alarm, and the same ones in all languages', () => {
    for (const language of languages) {
      expect(Object.keys(evidenceWords[language].alarmKinds).sort()).toEqual([...alarmKinds].sort());
      for (const part of ['numbers', 'eventKinds', 'acts', 'skipReasons', 'results'] as const)
        expect(Object.keys(evidenceWords[language][part])).toEqual(Object.keys(evidenceWords.en[part]));
    }
  });

  it('goes on over pages: a long note, hundreds of alarms, thousands of events', async () => {
    const alarms = Array.from({ length: 120 }, (_, n) => anAlarm(n + 1, 140 + n));
    const events = Array.from({ length: 2_000 }, (_, n) => ({
      cursor: n,
      kind: 'noted',
      at: new Date(Date.UTC(2026, 10, 2) + n * 1_000).toISOString(),
      staffId: idOf(9, 1),
      data: { text: n === 0 ? 'Ұзақ жазба. '.repeat(330) : '😀 short' },
      words: null,
    }));
    const few = pagesOf(await written('kk', someEvidence()));
    expect(pagesOf(await written('kk', someEvidence({ alarms, events })))).toBeGreaterThan(few + 40);
  });

  it('draws a way that leaves the map without leaving the page', async () => {
    const [first, ...rest] = someEvidence().tracks;
    const away = async (north: number): Promise<number> => {
      const thin = new ThinnedTrack(first!);
      thin.take(aPosition(1, 'protected', 0, 0));
      thin.take(aPosition(2, 'protected', 5_000, north));
      return pagesOf(await buffer(evidencePdf(givenOf('kk', someEvidence({ tracks: rest })), [thin], idle)));
    };
    expect(await away(-9_000)).toBe(await away(9_000));
  });

  it('can be of nothing but a press: no order, no zone, no position', async () => {
    const bare = someEvidence({ order: null, zones: [], tracks: [], fixes: [], alarms: [], events: [] });
    expect(pagesOf(await written('ru', bare))).toBeGreaterThanOrEqual(4);
  });
});
