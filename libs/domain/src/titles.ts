import type { AlarmKind, IncidentOutcome, IncidentStatus, Language, PartyRole, StaffRole } from './words.js';

/** What the log of an incident may hold. */
type EventKind =
  | 'opened'
  | 'alarm_raised'
  | 'alarm_updated'
  | 'alarm_ended'
  | 'acknowledged'
  | 'dispatched'
  | 'arrived'
  | 'closed'
  | 'reopened'
  | 'noted'
  | 'panic_cancelled'
  | 'handed_over'
  | 'step_taken'
  | 'step_skipped';

/** The words of the house as a screen or a document shows them: each thing has one, wherever it is named. */
export interface Titles {
  statuses: Record<IncidentStatus, string>;
  roles: Record<PartyRole, string>;
  alarmKinds: Record<AlarmKind, string>;
  outcomes: Record<IncidentOutcome, string>;
  staffRoles: Record<StaffRole, string>;
  /** A kind that has no word yet stands as it is. */
  eventKinds: Record<EventKind, string> & Readonly<Record<string, string>>;
}

export const titles: Record<Language, Titles> = {
  en: {
    statuses: {
      open: 'Not acknowledged',
      acknowledged: 'Acknowledged',
      dispatched: 'Unit dispatched',
      on_scene: 'On scene',
      closed: 'Closed',
    },
    roles: {
      protected: 'Protected person',
      respondent: 'Respondent',
    },
    alarmKinds: {
      panic: 'Panic button',
      duress: 'Duress PIN',
      breach: 'Breach',
      crossing: 'Crossing',
      approach: 'Approach',
      missed_check_in: 'Missed check-in',
      tamper: 'Tamper',
      separation: 'Separation',
      power_cut: 'Power cut',
      unpaired: 'Device unpaired',
      silence: 'Silence',
      jamming: 'Jamming',
      mock_location: 'Faked position',
      disagreement: 'Devices disagree',
      implausible: 'Implausible jump',
      uncertain: 'Uncertain',
      low_battery: 'Low battery',
      order_expiring: 'Order expiring',
    },
    outcomes: {
      resolved: 'Resolved',
      respondent_arrested: 'Respondent arrested',
      respondent_left: 'Respondent left',
      false_alarm: 'False alarm',
      test: 'Test',
      other: 'Other',
    },
    staffRoles: {
      dispatcher: 'Dispatcher',
      supervisor: 'Supervisor',
      case_officer: 'Case officer',
      court: 'Court',
      administrator: 'Administrator',
      auditor: 'Auditor',
    },
    eventKinds: {
      opened: 'Opened',
      alarm_raised: 'Alarm raised',
      alarm_updated: 'Alarm updated',
      alarm_ended: 'Alarm ended',
      acknowledged: 'Acknowledged',
      dispatched: 'Unit dispatched',
      arrived: 'Unit on scene',
      closed: 'Closed',
      reopened: 'Reopened by a new alarm',
      noted: 'Note',
      panic_cancelled: 'Panic cancelled with the PIN',
      handed_over: 'Handed over',
      step_taken: 'Told by the response plan',
      step_skipped: 'Step of the plan skipped',
    },
  },
  ru: {
    statuses: {
      open: 'Не принято',
      acknowledged: 'Принято',
      dispatched: 'Наряд направлен',
      on_scene: 'На месте',
      closed: 'Закрыто',
    },
    roles: {
      protected: 'Защищаемое лицо',
      respondent: 'Правонарушитель',
    },
    alarmKinds: {
      panic: 'Тревожная кнопка',
      duress: 'PIN принуждения',
      breach: 'Нарушение запрета',
      crossing: 'Пересечение',
      approach: 'Приближение',
      missed_check_in: 'Пропущена отметка',
      tamper: 'Вскрытие устройства',
      separation: 'Разлучение устройств',
      power_cut: 'Отключение питания',
      unpaired: 'Устройство отвязано',
      silence: 'Нет сигнала',
      jamming: 'Глушение',
      mock_location: 'Поддельное место',
      disagreement: 'Устройства в разных местах',
      implausible: 'Невозможный скачок',
      uncertain: 'Неясно',
      low_battery: 'Низкий заряд',
      order_expiring: 'Истекает предписание',
    },
    outcomes: {
      resolved: 'Урегулировано',
      respondent_arrested: 'Правонарушитель задержан',
      respondent_left: 'Правонарушитель ушёл',
      false_alarm: 'Ложная тревога',
      test: 'Проверка',
      other: 'Другое',
    },
    staffRoles: {
      dispatcher: 'Диспетчер',
      supervisor: 'Старший смены',
      case_officer: 'Инспектор',
      court: 'Суд',
      administrator: 'Администратор',
      auditor: 'Аудитор',
    },
    eventKinds: {
      opened: 'Открыто',
      alarm_raised: 'Поднята тревога',
      alarm_updated: 'Тревога обновлена',
      alarm_ended: 'Тревога окончилась',
      acknowledged: 'Принято',
      dispatched: 'Наряд направлен',
      arrived: 'Наряд на месте',
      closed: 'Закрыто',
      reopened: 'Открыто снова из-за новой тревоги',
      noted: 'Примечание',
      panic_cancelled: 'Тревога отменена PIN-кодом',
      handed_over: 'Передано',
      step_taken: 'Оповещены по плану реагирования',
      step_skipped: 'Шаг плана пропущен',
    },
  },
  kk: {
    statuses: {
      open: 'Қабылданбаған',
      acknowledged: 'Қабылданды',
      dispatched: 'Жасақ жіберілді',
      on_scene: 'Оқиға орнында',
      closed: 'Жабылды',
    },
    roles: {
      protected: 'Қорғалатын адам',
      respondent: 'Құқық бұзушы',
    },
    alarmKinds: {
      panic: 'Дабыл түймесі',
      duress: 'Мәжбүрлеу PIN-коды',
      breach: 'Тыйымды бұзу',
      crossing: 'Кесіп өту',
      approach: 'Жақындау',
      missed_check_in: 'Уақытында хабар бермеді',
      tamper: 'Құрылғы бүлдірілді',
      separation: 'Құрылғылар алыстады',
      power_cut: 'Қуат ажыратылды',
      unpaired: 'Құрылғы адамынан ажыратылды',
      silence: 'Хабар жоқ',
      jamming: 'Сигнал тұншықтырылды',
      mock_location: 'Жалған орын',
      disagreement: 'Құрылғылар әр жерде',
      implausible: 'Мүмкін емес секіріс',
      uncertain: 'Анық емес',
      low_battery: 'Заряд аз',
      order_expiring: 'Нұсқама мерзімі бітеді',
    },
    outcomes: {
      resolved: 'Шешілді',
      respondent_arrested: 'Құқық бұзушы ұсталды',
      respondent_left: 'Құқық бұзушы кетті',
      false_alarm: 'Жалған дабыл',
      test: 'Тексеру',
      other: 'Басқа',
    },
    staffRoles: {
      dispatcher: 'Диспетчер',
      supervisor: 'Ауысым басшысы',
      case_officer: 'Инспектор',
      court: 'Сот',
      administrator: 'Әкімші',
      auditor: 'Аудитор',
    },
    eventKinds: {
      opened: 'Ашылды',
      alarm_raised: 'Дабыл көтерілді',
      alarm_updated: 'Дабыл жаңартылды',
      alarm_ended: 'Дабыл аяқталды',
      acknowledged: 'Қабылданды',
      dispatched: 'Жасақ жіберілді',
      arrived: 'Жасақ оқиға орнына жетті',
      closed: 'Жабылды',
      reopened: 'Жаңа дабылға байланысты қайта ашылды',
      noted: 'Ескертпе',
      panic_cancelled: 'Дабыл PIN-кодпен тоқтатылды',
      handed_over: 'Тапсырылды',
      step_taken: 'Әрекет ету жоспары бойынша хабарланды',
      step_skipped: 'Жоспар қадамы өткізіліп жіберілді',
    },
  },
};
