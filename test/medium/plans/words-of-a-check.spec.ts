import { describe, expect, it } from '@jest/globals';
import { checkPlan } from '#incidents';
import { findingName } from '../../../apps/console/src/administration/plans/finding-text.js';

describe('what a check of a plan says', () => {
  it('has words in the console, whatever is wrong', () => {
    const { errors, warnings } = checkPlan(
      {
        steps: [
          { id: 'a', to: 'desk', channels: ['sms', 'sms'], afterSeconds: -1, severities: [], alarmKinds: [] },
          { id: 'a', to: 'respondent', channels: ['console'], afterSeconds: 400, alarmKinds: ['panic'] },
          {
            id: 'b',
            to: 'supervisor',
            channels: ['app'],
            afterSeconds: 0,
            eachAfterSeconds: 20,
            severities: ['notice'],
          },
          {
            id: 'c',
            to: 'contacts',
            channels: [],
            afterSeconds: 0,
            unless: 'seen',
            eachAfterSeconds: 1,
            severities: ['notice'],
          },
          { id: 'd', to: 'neighbouring_agency', channels: [], afterSeconds: 1, between: { from: '1', to: '1' } },
        ],
      },
      { readyChannels: new Set(), nextAgencyId: null },
    );
    const unknown = [...errors, ...warnings].filter(({ message }) => findingName(message) === undefined);
    expect(unknown).toEqual([]);
    expect(errors.length + warnings.length).toBeGreaterThan(12);
  });

  it('keeps its numbers', () => {
    expect(findingName('must be a whole number from 0 to 86400')).toEqual({
      name: 'outOfBounds',
      numbers: ['0', '86400'],
    });
    expect(findingName('something new')).toBeUndefined();
  });
});
