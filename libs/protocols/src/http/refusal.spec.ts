import { describe, expect, it } from '@jest/globals';
import type { ReceivedReports, RejectedReport } from '#tracking';
import { decodeOwnTracks } from '../owntracks/owntracks.codec.js';
import { refusalOf, rejectedInDialect } from './refusal.js';

const outcome = (code: RejectedReport['code'], path: string): ReceivedReports => ({
  accepted: 0,
  duplicates: 0,
  rejected: [{ index: 0, code, path, detail: 'No.' }],
  directive: { reportEverySeconds: 60 },
  alarmsTaken: 0,
  incidentIds: [],
});
const aLocation = { _type: 'location', lat: 95, lon: 76.9, tst: 1_777_798_800, t: 'u' };

describe('a refusal', () => {
  it('tells the client of a report that no phone makes, in the client’s own word', () => {
    const refusal = refusalOf(
      decodeOwnTracks(aLocation, false),
      outcome('latitude_out_of_range', 'point.coordinates.1'),
    );
    expect(refusal).toMatchObject({ kind: 'unprocessable', errors: [{ path: 'lat', message: 'No.' }] });
  });

  it.each(['fix_time_too_old', 'fix_time_in_future', 'null_island', 'accuracy_invalid', 'quarantined'] as const)(
    'lets a phone go on that sent %s: it would repeat it, and keep an SOS waiting behind it',
    (code) => {
      const decoded = decodeOwnTracks(aLocation, false);
      expect(refusalOf(decoded, outcome(code, 'fixTime'))).toBeUndefined();
      expect(rejectedInDialect(decoded, outcome(code, 'fixTime'))[0]!.path).toBe('tst');
    },
  );

  it('never answers an alarm with one, nor a list', () => {
    const refused = outcome('latitude_out_of_range', 'point.coordinates.1');
    expect(refusalOf(decodeOwnTracks(aLocation, true), refused)).toBeUndefined();
    expect(refusalOf(decodeOwnTracks([aLocation], false), refused)).toBeUndefined();
  });
});
