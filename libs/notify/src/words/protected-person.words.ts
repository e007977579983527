import { alarmTitles } from './alarm-titles.js';
import type { Wording, Wordings } from './wording.js';

const beCareful = {
  title: { kk: 'Сақ болыңыз', ru: 'Будьте осторожны', en: 'Be careful now' },
  body: {
    kk: 'Қауіпсіз жерге барыңыз. Кезекші біледі.',
    ru: 'Идите в безопасное место. Дежурные знают.',
    en: 'Go to a safe place. The desk knows.',
  },
};

const stayAmongPeople: Wording = {
  kk: 'Адамдар арасында болыңыз. Кезекші біледі.',
  ru: 'Будьте среди людей. Дежурные знают.',
  en: 'Stay among people. The desk knows.',
};

/** Of a press nothing is said: the phone may be in the respondent's hands. Whose device it is, is not said either. */
export const protectedPersonWordings: Wordings = {
  missed_check_in: {
    title: { kk: 'Белгі беру уақыты келді', ru: 'Пора отметиться', en: 'A check-in is due' },
    body: { kk: 'Қосымшаны ашыңыз.', ru: 'Откройте приложение.', en: 'Open the app.' },
  },
  breach: beCareful,
  crossing: beCareful,
  approach: beCareful,
  tamper: { title: alarmTitles.tamper, body: stayAmongPeople },
  separation: { title: alarmTitles.separation, body: stayAmongPeople },
  power_cut: { title: alarmTitles.power_cut, body: stayAmongPeople },
  unpaired: { title: alarmTitles.unpaired, body: stayAmongPeople },
  silence: { title: alarmTitles.silence, body: stayAmongPeople },
  jamming: { title: alarmTitles.jamming, body: stayAmongPeople },
  mock_location: { title: alarmTitles.mock_location, body: stayAmongPeople },
  disagreement: { title: alarmTitles.disagreement, body: stayAmongPeople },
  implausible: { title: alarmTitles.implausible, body: stayAmongPeople },
  uncertain: { title: alarmTitles.uncertain, body: stayAmongPeople },
  low_battery: {
    title: alarmTitles.low_battery,
    body: { kk: 'Зарядтап қойыңыз.', ru: 'Проверьте и зарядите.', en: 'Check yours and charge it.' },
  },
  order_expiring: {
    title: alarmTitles.order_expiring,
    body: {
      kk: 'Іс жүргізушіге хабарласыңыз.',
      ru: 'Свяжитесь с инспектором по делу.',
      en: 'Talk to your case officer.',
    },
  },
};
