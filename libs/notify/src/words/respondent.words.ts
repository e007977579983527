import type { Wordings } from './wording.js';

const callOfficer = {
  kk: 'Содан кейін инспекторға қоңырау шалыңыз.',
  ru: 'Затем позвоните своему инспектору.',
  en: 'Then call your officer.',
};

/**
 * What to do, and nothing else: no position, no distance, no direction, not even which zone, and the same words whoever
 * of the two has come near.
 */
const leave = {
  title: { kk: 'Бұл жерден дереу кетіңіз', ru: 'Немедленно уйдите отсюда', en: 'Leave the area now' },
  body: callOfficer,
};

const checkDevice = {
  title: { kk: 'Құрылғыңызды тексеріңіз', ru: 'Проверьте своё устройство', en: 'Check your device now' },
  body: {
    kk: 'Тағып, қосулы ұстаңыз, инспекторға қоңырау шалыңыз.',
    ru: 'Носите его включённым и позвоните инспектору.',
    en: 'Wear it, keep it on, call your officer.',
  },
};

/**
 * A respondent is told of their own conduct and device. Of the other party's presses and order nothing is said, nor of
 * what staff do with devices, nor that the house doubts where a device is.
 */
export const respondentWordings: Wordings = {
  breach: leave,
  crossing: leave,
  approach: leave,
  tamper: checkDevice,
  separation: checkDevice,
  power_cut: checkDevice,
  silence: checkDevice,
  jamming: checkDevice,
  mock_location: checkDevice,
  low_battery: {
    title: { kk: 'Құрылғыңызды зарядтаңыз', ru: 'Зарядите своё устройство', en: 'Charge your device now' },
    body: { kk: 'Оны қосулы ұстаңыз.', ru: 'Держите его включённым.', en: 'Keep it on.' },
  },
};
