import { describe, expect, it } from '@jest/globals';
import { anAlarm, anIncident } from '../../feed/spec-builders.js';
import { wallNow } from './wall-figures.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 4, 3, 9, minute)).toISOString();
const taken = { status: 'dispatched', acknowledgedAt: at(5) } as const;

describe('the wall', () => {
  it('shows who waits longest first, each since it waits', () => {
    const queue = {
      waiting: [
        anIncident({ id: 'young', openedAt: at(9), alarms: [anAlarm({ raisedAt: at(9) })] }),
        anIncident({ id: 'handed', openedAt: at(0), handedOverAt: at(8), alarms: [anAlarm({ raisedAt: at(0) })] }),
        anIncident({ id: 'further', ...taken, alarms: [anAlarm({ raisedAt: at(0) }), anAlarm({ raisedAt: at(7) })] }),
        anIncident({ id: 'reopened', openedAt: at(0), alarms: [anAlarm({ raisedAt: at(6) })] }),
      ],
      inWork: [],
      notices: [],
    };
    const { waiting } = wallNow(queue, new Map([['reopened', Date.parse(at(6))]]));
    expect(waiting.map(({ id, since }) => [id, since])).toEqual(
      [
        ['reopened', 6],
        ['further', 7],
        ['handed', 8],
        ['young', 9],
      ].map(([id, minute]) => [id, Date.parse(at(minute as number))]),
    );
  });

  it('counts what is in work by how far it is, and by desk; what another desk has not taken waits there', () => {
    const other = { deskAgencyId: 'agency-2', deskName: 'Talgar' };
    const queue = {
      waiting: [anIncident()],
      inWork: [
        anIncident({ id: '1', ...taken }),
        anIncident({ id: '2', ...taken, ...other, status: 'on_scene' }),
        anIncident({ id: '3', ...other, status: 'open' }),
      ],
      notices: [anIncident({ id: '4', severity: 'notice' })],
    };
    const now = wallNow(queue, new Map());
    expect([now.inWork, now.notices]).toEqual([{ acknowledged: 0, dispatched: 1, on_scene: 1 }, 1]);
    expect(now.desks.map(({ name, waiting, inWork }) => [name, waiting, inWork])).toEqual([
      ['Almaty', 1, 1],
      ['Talgar', 1, 1],
    ]);
  });
});
