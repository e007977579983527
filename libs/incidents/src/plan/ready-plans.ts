import { type AlarmKind, alarmKinds, type Language } from '#domain';
import type { PlanStep } from './response-plan.js';

/** A plan to begin with, after what is practised. */
export interface ReadyPlan {
  id: 'respondent_first' | 'survivor_first' | 'police_at_once';
  name: Record<Language, string>;
  /** Where it is practised and what it is for. */
  about: Record<Language, string>;
  steps: readonly PlanStep[];
}

/** What a respondent can undo when called: leave, come back to coverage, charge. */
const hisToUndo: readonly AlarmKind[] = [
  'breach',
  'crossing',
  'approach',
  'tamper',
  'separation',
  'power_cut',
  'silence',
  'low_battery',
];
const hers: readonly AlarmKind[] = ['panic', 'duress', 'missed_check_in'];
const toTheDesk: PlanStep = { id: 'desk', to: 'desk', channels: ['console'], afterSeconds: 0 };
const grave = ['critical', 'urgent'] as const;

/** Desk, supervisor, next agency: how an incident climbs that nobody takes. */
const climbing = (supervisorAfter: number, nextAfter: number): PlanStep[] => [
  {
    id: 'supervisor',
    to: 'supervisor',
    channels: [],
    afterSeconds: supervisorAfter,
    unless: 'acknowledged',
    severities: grave,
  },
  {
    id: 'next-agency',
    to: 'neighbouring_agency',
    channels: [],
    afterSeconds: nextAfter,
    unless: 'acknowledged',
    severities: ['critical'],
  },
];

export const readyPlans: readonly ReadyPlan[] = [
  {
    id: 'respondent_first',
    name: {
      kk: 'Алдымен тыйым салынған адам',
      ru: 'Сначала правонарушитель',
      en: 'Respondent called first',
    },
    about: {
      kk: 'Мониторинг орталығы алдымен тыйым салынған адамнан аймақтан кетуді талап етеді, содан кейін қорғалатын адамға және оның жақындарына хабарлайды.',
      ru: 'Центр мониторинга сначала требует от правонарушителя уйти, затем сообщает защищаемому лицу и его контактам.',
      en: 'The monitoring centre first tells the respondent to leave, then the protected person and her contacts.',
    },
    steps: [
      toTheDesk,
      { id: 'respondent', to: 'respondent', channels: [], afterSeconds: 0, alarmKinds: hisToUndo },
      {
        id: 'her-call',
        to: 'contacts',
        channels: [],
        afterSeconds: 0,
        severities: grave,
        alarmKinds: hers,
        eachAfterSeconds: 60,
      },
      { id: 'protected-person', to: 'protected_person', channels: [], afterSeconds: 60, severities: grave },
      {
        id: 'contacts',
        to: 'contacts',
        channels: [],
        afterSeconds: 120,
        unless: 'acknowledged',
        severities: grave,
        alarmKinds: alarmKinds.filter((kind) => !hers.includes(kind)),
        eachAfterSeconds: 60,
      },
      ...climbing(120, 300),
    ],
  },
  {
    id: 'survivor_first',
    name: { kk: 'Алдымен қорғалатын адам', ru: 'Сначала защищаемое лицо', en: 'Survivor first' },
    about: {
      kk: 'Қорғалатын адам мен оның жақындары бірден біледі, тыйым салынған адамға кейін хабарланады.',
      ru: 'Защищаемое лицо и его контакты узнают сразу, правонарушителю сообщают позже.',
      en: 'The protected person and her contacts know at once; the respondent is told later.',
    },
    steps: [
      toTheDesk,
      { id: 'protected-person', to: 'protected_person', channels: [], afterSeconds: 0, severities: grave },
      { id: 'contacts', to: 'contacts', channels: [], afterSeconds: 0, severities: grave, eachAfterSeconds: 30 },
      ...climbing(90, 300),
      { id: 'respondent', to: 'respondent', channels: [], afterSeconds: 180, severities: grave, alarmKinds: hisToUndo },
    ],
  },
  {
    id: 'police_at_once',
    name: { kk: 'Полиция бірден', ru: 'Полиция сразу', en: 'Police at once' },
    about: {
      kk: 'Кезекші басшы мен іс жүргізуші бірден біледі; ешкім қабылдамаған оқиға көрші органға тез өтеді.',
      ru: 'Дежурный руководитель и ведущий дело узнают сразу; непринятое происшествие быстро переходит к соседнему органу.',
      en: 'Supervisor and case officer know at once; an incident that nobody takes climbs fast.',
    },
    steps: [
      toTheDesk,
      { id: 'supervisor-at-once', to: 'supervisor', channels: [], afterSeconds: 0, severities: ['critical'] },
      { id: 'case-officer', to: 'case_officer', channels: [], afterSeconds: 0, severities: grave },
      { id: 'protected-person', to: 'protected_person', channels: [], afterSeconds: 0, severities: grave },
      { id: 'contacts', to: 'contacts', channels: [], afterSeconds: 0, severities: grave },
      ...climbing(45, 120),
    ],
  },
];
