import type { AlarmKind } from '#domain';
import type { Wording } from './wording.js';

/**
 * An alarm in a few words that a stranger at a lock screen may read: no one and no place is named. A press under duress
 * reads as any call for help, since the respondent may be the one who reads it.
 */
export const alarmTitles: Record<AlarmKind, Wording> = {
  panic: { kk: 'Шұғыл көмек керек', ru: 'Нужна срочная помощь', en: 'Help is needed now' },
  duress: { kk: 'Шұғыл көмек керек', ru: 'Нужна срочная помощь', en: 'Help is needed now' },
  missed_check_in: { kk: 'Уақытылы белгі берілмеді', ru: 'Отметка не получена вовремя', en: 'A check-in was missed' },
  breach: {
    kk: 'Тыйым салынған аймаққа кірді',
    ru: 'Вход в запретную зону',
    en: 'A forbidden zone was entered',
  },
  crossing: {
    kk: 'Тыйым салынған аймақты кесіп өтті',
    ru: 'Пересечена запретная зона',
    en: 'A forbidden zone was crossed',
  },
  approach: { kk: 'Қауіпті жақындау', ru: 'Опасное приближение', en: 'A dangerous approach' },
  tamper: { kk: 'Құрылғыға қол сұғылды', ru: 'Вмешательство в устройство', en: 'A device was tampered with' },
  separation: { kk: 'Құрылғы иесінен ажырады', ru: 'Устройство отделено от владельца', en: 'A device left its wearer' },
  power_cut: { kk: 'Құрылғының қуаты үзілді', ru: 'Питание устройства отключено', en: 'A device lost its power' },
  unpaired: { kk: 'Құрылғы адамынан ажыратылды', ru: 'Устройство отвязано от человека', en: 'A device was unpaired' },
  acted_alone: {
    kk: 'Істі бір адам жалғыз өзгертті',
    ru: 'Дело изменено одним лицом',
    en: 'Changed by one person alone',
  },
  silence: { kk: 'Құрылғыдан белгі жоқ', ru: 'Нет сигнала от устройства', en: 'A device is silent' },
  jamming: { kk: 'Сигнал бөгелуде', ru: 'Сигнал глушат', en: 'A signal is being jammed' },
  mock_location: { kk: 'Орналасу дерегі жалған', ru: 'Местоположение подделано', en: 'A location was faked' },
  disagreement: {
    kk: 'Құрылғылары әр жерде',
    ru: 'Устройства в разных местах',
    en: 'Devices are in two places',
  },
  implausible: { kk: 'Орналасу дерегі күмәнді', ru: 'Местоположение неправдоподобно', en: 'A location is implausible' },
  uncertain: { kk: 'Орналасу дәл емес', ru: 'Местоположение неточно', en: 'A location is uncertain' },
  low_battery: { kk: 'Құрылғының заряды аз', ru: 'Заряд устройства на исходе', en: 'A device is low on battery' },
  order_expiring: { kk: 'Нұсқаманың мерзімі бітуде', ru: 'Срок предписания истекает', en: 'An order expires soon' },
};
