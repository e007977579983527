import type { AgencyKind, Language, TrackerProtocol } from '#domain';
import type { Schedule } from '#geofence';

/** Meters east and north of the middle of the demo's town. */
export type Offset = readonly [east: number, north: number];

export type PlannedShape = { at: Offset; radiusMeters: number } | { corners: readonly Offset[] };

export interface PlannedZone {
  name: string;
  shape: PlannedShape;
  warningRingMeters: number;
  schedule?: Schedule;
  concealed?: boolean;
}

export interface PlannedCase {
  reference: string;
  protectedPerson: string;
  respondent: string;
  language: Language;
  zones: readonly PlannedZone[];
  contacts: readonly string[];
  /** The respondent's bracelet speaks it to the gateway; absent: it speaks to the api, as phones do. An IMEI that begins with 00 is of no device that is sold. */
  tracker?: { protocol: TrackerProtocol; imei: string };
}

export interface PlannedAgency {
  name: string;
  /** In the e-mail addresses of its staff. */
  mailName: string;
  kind: AgencyKind;
  language: Language;
  units: readonly { name: string; callSign: string; at: Offset }[];
  cases: readonly PlannedCase[];
}

const round = (name: string, at: Offset, radiusMeters: number, warningRingMeters = 300): PlannedZone => ({
  name,
  shape: { at, radiusMeters },
  warningRingMeters,
});

/** A block between streets, as wide and as deep as given. */
const block = (name: string, [east, north]: Offset, wide: number, deep: number): PlannedZone => ({
  name,
  shape: {
    corners: [
      [east - wide / 2, north - deep / 2],
      [east + wide / 2, north - deep / 2],
      [east + wide / 2, north + deep / 2],
      [east - wide / 2, north + deep / 2],
    ],
  },
  warningRingMeters: 250,
});

const schoolHours: Schedule = { windows: [{ days: [1, 2, 3, 4, 5], from: '07:30', to: '18:30' }] };

/**
 * Everybody here is invented: the family names come from the Kazakh and Russian words for "example" and "invention".
 * The first case opens with a breach, the second with a panic press (apps/simulator).
 */
export const demoPlan: readonly PlannedAgency[] = [
  {
    name: 'Алматы қ. полиция департаменті (демо)',
    mailName: 'police',
    kind: 'police',
    language: 'ru',
    units: [
      { name: 'Экипаж 1', callSign: 'Барс-1', at: [600, 400] },
      { name: 'Экипаж 2', callSign: 'Барс-2', at: [-1_500, 900] },
      { name: 'Экипаж 3', callSign: 'Барс-3', at: [2_200, -1_700] },
    ],
    cases: [
      {
        reference: 'DEMO-2026-001',
        protectedPerson: 'Айгерім Мысалова',
        respondent: 'Ерлан Мысалов',
        language: 'kk',
        zones: [round('home', [0, 0], 150), block('work', [1_450, 980], 220, 160)],
        contacts: ['Сәуле Мысалова', 'Дана Үлгіева'],
      },
      {
        reference: 'DEMO-2026-002',
        protectedPerson: 'Елена Примерова',
        respondent: 'Виктор Примеров',
        language: 'ru',
        zones: [round('home', [-2_300, 700], 120), { ...round('school', [-1_700, 1_300], 160), schedule: schoolHours }],
        contacts: ['Ольга Примерова'],
      },
      {
        reference: 'DEMO-2026-003',
        protectedPerson: 'Мадина Үлгіева',
        respondent: 'Асқар Үлгіев',
        language: 'kk',
        zones: [block('home', [2_600, -1_200], 180, 240), round('work', [3_300, -400], 100)],
        contacts: ['Гүлнар Үлгіева', 'Айдос Мысалов'],
        tracker: { protocol: 'teltonika', imei: '000000000000018' },
      },
      {
        reference: 'DEMO-2026-004',
        protectedPerson: 'Наталья Вымыслова',
        respondent: 'Сергей Вымыслов',
        language: 'ru',
        zones: [{ ...round('home', [900, -3_100], 200), concealed: true }],
        contacts: ['Ирина Вымыслова'],
      },
      {
        reference: 'DEMO-2026-005',
        protectedPerson: 'Жанар Сынақова',
        respondent: 'Бауыржан Сынақов',
        language: 'kk',
        zones: [round('home', [-1_200, -2_400], 150), round('school', [-600, -2_900], 120)],
        contacts: ['Әсел Сынақова'],
        tracker: { protocol: 'gt06', imei: '000000000000026' },
      },
    ],
  },
  {
    name: 'Қорған дағдарыс орталығы (демо)',
    mailName: 'qorgan',
    kind: 'crisis_centre',
    language: 'kk',
    units: [
      { name: 'Кезекші топ 1', callSign: 'Қорған-1', at: [-3_200, 2_900] },
      { name: 'Кезекші топ 2', callSign: 'Қорған-2', at: [3_600, 2_400] },
      { name: 'Кезекші топ 3', callSign: 'Қорған-3', at: [200, 3_600] },
    ],
    cases: [
      {
        reference: 'QORGAN-DEMO-01',
        protectedPerson: 'Камила Ойданова',
        respondent: 'Тимур Ойданов',
        language: 'kk',
        zones: [round('home', [-3_600, 3_200], 140), block('work', [-2_900, 3_800], 160, 160)],
        contacts: ['Роза Ойданова'],
        tracker: { protocol: 'h02', imei: '000000000000034' },
      },
      {
        reference: 'QORGAN-DEMO-02',
        protectedPerson: 'Светлана Небылицына',
        respondent: 'Андрей Небылицын',
        language: 'ru',
        zones: [round('home', [3_900, 2_800], 160)],
        contacts: ['Вера Небылицына', 'Павел Примеров'],
        tracker: { protocol: 'watch', imei: '000000000000042' },
      },
      {
        reference: 'QORGAN-DEMO-03',
        protectedPerson: 'Асия Ертегиева',
        respondent: 'Нұрлан Ертегиев',
        language: 'kk',
        zones: [round('home', [700, 4_200], 130), { ...round('school', [1_300, 3_700], 150), schedule: schoolHours }],
        contacts: [],
      },
    ],
  },
];

export const demoProximityLimitMeters = 500;
export const demoRegion = 'almaty';
export const demoTimeZone = 'Asia/Almaty';
