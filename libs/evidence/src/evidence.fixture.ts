import type { PartyRole } from '#domain';
import type { ReadPositions } from './evidence-reader.port.js';
import type { EvidenceAlarm, EvidencePosition, EvidenceTrack, IncidentEvidence } from './incident-evidence.js';

/** Ids that say what they stand for. */
export const idOf = (kind: number, n: number): string =>
  `01a20000-0000-7000-8000-${String(kind).padStart(4, '0')}${String(n).padStart(8, '0')}`;

const began = Date.UTC(2026, 10, 2, 9);
export const at = (seconds: number): string => new Date(began + seconds * 1_000).toISOString();
const middle = { longitude: 76.93, latitude: 43.25 };

export const aPosition = (n: number, role: PartyRole, east: number, north: number): EvidencePosition => ({
  id: idOf(1, n),
  personId: idOf(2, role === 'protected' ? 1 : 2),
  role,
  deviceId: idOf(3, role === 'protected' ? 1 : 2),
  fixTime: at(n * 10),
  receivedAt: at(n * 10 + 1),
  longitude: middle.longitude + east / 81_200,
  latitude: middle.latitude + north / 111_100,
  accuracyMeters: 6 + (n % 7) * 4,
  altitudeMeters: null,
  speedMetersPerSecond: 1.4,
  courseDegrees: null,
  source: 'gps',
  mock: false,
});

/** The respondent comes from four kilometers away, goes about near the school, and leaves. */
const walked = Array.from({ length: 300 }, (_, n) => {
  const along = n < 120 ? 4_000 - n * 30 : 400 + 260 * Math.sin(n / 9);
  const aside = n < 120 ? 900 * Math.sin(n / 25) : 180 * Math.cos(n / 13) - 60;
  return aPosition(n, 'respondent', along, aside);
});
const stayed = Array.from({ length: 60 }, (_, n) =>
  aPosition(1_000 + n, 'protected', 18 * Math.sin(n), 14 * Math.cos(n * 1.7)),
).map((position, n) => ({ ...position, fixTime: at(n * 50), receivedAt: at(n * 50 + 2) }));
const positions = [...walked, ...stayed];

const tracks: EvidenceTrack[] = [
  { personId: idOf(2, 1), role: 'protected', deviceId: idOf(3, 1), deviceKind: 'phone', fixes: stayed.length },
  { personId: idOf(2, 2), role: 'respondent', deviceId: idOf(3, 2), deviceKind: 'bracelet', fixes: walked.length },
];

export const readPositions: ReadPositions = async function* ({ deviceId }) {
  await Promise.resolve();
  const own = positions.filter((position) => position.deviceId === deviceId);
  for (let from = 0; from < own.length; from += 100) yield own.slice(from, from + 100);
};

const decisionAt = (n: number) => ({
  rule: 'breach',
  policyVersion: 3,
  fixIds: [idOf(1, n - 1), idOf(1, n)],
  numbers: { distanceMeters: -38.2, sigmaMeters: 12, probability: 0.9993, limitMeters: 200, whoCloses: 0 },
});
const said = (text: string) => ({ kk: text, ru: text, en: text });

export const anAlarm = (n: number, fix: number): EvidenceAlarm => ({
  id: idOf(4, n),
  kind: n % 2 === 0 ? 'approach' : 'breach',
  severity: 'critical',
  personId: idOf(2, 2),
  personRole: 'respondent',
  deviceId: idOf(3, 2),
  deviceKind: 'bracelet',
  zoneId: idOf(5, 1),
  zoneName: 'Мектеп № 7, Ұлы дала көшесі',
  at: at(fix * 10),
  raisedAt: at(fix * 10 + 2),
  updatedAt: at(fix * 10 + 2),
  endedAt: null,
  late: false,
  decision: decisionAt(fix),
  decidedAt: at(fix * 10),
  words: said('Сағат 14:03:12: білезік аймақтың ішінде болды.'),
});

const ring = (corners: readonly (readonly [number, number])[]): [number, number][] =>
  [...corners, corners[0]!].map(([east, north]) => [
    middle.longitude + east / 81_200,
    middle.latitude + north / 111_100,
  ]);

/** A school with a yard cut out, a town that must not be left, and what happened there. */
export function someEvidence(change: Partial<IncidentEvidence> = {}): IncidentEvidence {
  const alarms = [anAlarm(1, 140), anAlarm(2, 150), anAlarm(3, 151)];
  return {
    incident: {
      id: idOf(6, 1),
      agencyId: idOf(7, 1),
      orderId: idOf(8, 1),
      personId: idOf(2, 1),
      status: 'closed',
      severity: 'critical',
      openedAt: at(1_400),
      acknowledgedAt: at(1_410),
      acknowledgedBy: idOf(9, 1),
      dispatchedAt: null,
      unitId: null,
      arrivedAt: null,
      closedAt: at(3_000),
      outcome: 'respondent_left',
    },
    agency: { id: idOf(7, 1), name: 'Алматы полициясы', kind: 'police', region: 'Алматы', timeZone: 'Asia/Almaty' },
    order: {
      id: idOf(8, 1),
      reference: '2-1187/2026',
      issuingAuthority: 'Алмалы аудандық соты',
      jurisdiction: 'KZ',
      legalBasis: null,
      timeZone: 'Asia/Almaty',
      validFrom: at(-86_400),
      validTo: null,
      status: 'active',
      proximityLimitMeters: 200,
      proximityWarningMeters: 100,
      proximitySchedule: null,
      thresholds: {},
      version: 3,
    },
    zones: [
      {
        id: idOf(5, 1),
        name: 'Мектеп № 7, Ұлы дала көшесі',
        kind: 'exclusion',
        area: {
          type: 'MultiPolygon',
          coordinates: [
            [
              ring([
                [-180, -140],
                [220, -160],
                [260, 60],
                [60, 210],
                [-200, 120],
              ]),
              ring([
                [-40, -20],
                [-40, 60],
                [70, 60],
                [70, -20],
              ]),
            ],
          ],
        },
        circle: null,
        warningRingMeters: 150,
        schedule: null,
        concealed: false,
        updatedAt: at(-3_600),
      },
    ],
    permits: [],
    commands: [],
    parties: [
      { personId: idOf(2, 1), role: 'protected' },
      { personId: idOf(2, 2), role: 'respondent' },
    ],
    alarms,
    events: alarms.map(({ id, decision, words, raisedAt }, n) => ({
      cursor: n + 1,
      kind: 'alarm_raised',
      at: raisedAt,
      staffId: null,
      data: { alarmId: id, decision },
      words,
    })),
    deliveries: [],
    staff: [{ id: idOf(9, 1), role: 'dispatcher' }],
    units: [],
    audit: [],
    fixes: positions.filter(({ id }) => alarms.some(({ decision }) => decision.fixIds.includes(id))),
    tracks,
    recordings: [],
    window: { from: at(-1_800), to: at(4_800) },
    asOf: at(4_000),
    ...change,
  };
}
