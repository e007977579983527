import { describe, expect, it } from '@jest/globals';
import type { EvidenceEvent } from '../incident-evidence.js';
import { gathered } from './timeline.section.js';

const event = (kind: string, alarmId?: string): EvidenceEvent => ({
  cursor: 1,
  kind,
  at: '2026-11-02T09:00:00.000Z',
  staffId: null,
  data: alarmId === undefined ? {} : { alarmId },
  words: null,
});

describe('the rows of a timeline', () => {
  it('gathers updates of one alarm that follow each other, and nothing else', () => {
    const log = [
      event('alarm_raised', 'a'),
      event('alarm_updated', 'a'),
      event('alarm_updated', 'a'),
      event('alarm_updated', 'b'),
      event('noted'),
      event('alarm_updated', 'a'),
      event('noted'),
      event('noted'),
    ];
    expect(gathered(log).map(({ event: { kind, data }, repeated }) => [kind, data['alarmId'], repeated])).toEqual([
      ['alarm_raised', 'a', 0],
      ['alarm_updated', 'a', 1],
      ['alarm_updated', 'b', 0],
      ['noted', undefined, 0],
      ['alarm_updated', 'a', 0],
      ['noted', undefined, 0],
      ['noted', undefined, 0],
    ]);
  });
});
