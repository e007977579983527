import type { AlarmFacts, Sentences } from '../sentence.js';
import type { Measure } from '../measure.js';
import { brackets, list, when } from './parts.js';

const who = ({ role }: AlarmFacts): string =>
  role === 'respondent' ? 'Правонарушитель' : role === 'protected' ? 'Защищаемое лицо' : 'Человек';

const whose = ({ role }: AlarmFacts): string =>
  role === 'respondent' ? 'правонарушителя' : role === 'protected' ? 'защищаемого лица' : 'человека';

const zoneName = (facts: AlarmFacts): string => (facts.zone === null ? '' : ` «${facts.zone}»`);

const certainty = (facts: AlarmFacts, measure: Measure): string =>
  brackets(
    when(facts.accuracyMeters, (value) => `±${measure.meters(value)}`),
    when(facts.probability, (value) => `уверенность ${measure.percent(value)}`),
  );

const nearEachOther = (facts: AlarmFacts, measure: Measure): string =>
  list(
    when(facts.heardDbm, (value) => `Стороны рядом: маяк слышен по Bluetooth (${measure.number(value)} дБм)`) ??
      (facts.betweenMeters === null
        ? 'Стороны ближе, чем разрешено предписанием'
        : `Правонарушитель в ${measure.meters(facts.betweenMeters)} от защищаемого лица`),
    when(facts.limitMeters, (value) => `запрещено ближе ${measure.meters(value)}`),
  );

export const russian: Sentences = {
  panic: () => 'Защищаемое лицо нажало тревожную кнопку',
  duress: () => 'Тревога отменена PIN-кодом принуждения: защищаемому лицу угрожают',
  missed_check_in: () => 'Защищаемое лицо не вышло на связь в назначенное время',
  breach: (facts, measure) =>
    (facts.zone === null
      ? nearEachOther(facts, measure)
      : list(
          `${who(facts)} внутри зоны${zoneName(facts)}`,
          when(facts.depthMeters, (value) => `${measure.meters(value)} за границей`),
        )) + certainty(facts, measure),
  crossing: (facts, measure) =>
    list(
      facts.zone === null
        ? 'Между двумя отметками стороны разминулись ближе, чем разрешено'
        : `Между двумя отметками путь прошёл через зону${zoneName(facts)}`,
      when(facts.depthMeters, (value) => `глубина до ${measure.meters(value)}`),
    ) + certainty({ ...facts, probability: null }, measure),
  approach: (facts, measure) =>
    facts.heardDbm !== null
      ? nearEachOther(facts, measure)
      : list(
          `${who(facts)} приближается к ${facts.zone === null ? 'другой стороне' : `зоне${zoneName(facts)}`}`,
          facts.zone === null
            ? when(facts.betweenMeters, (value) => `между ними ${measure.meters(value)}`)
            : when(facts.distanceMeters, (value) => `до границы ${measure.meters(value)}`),
          facts.zone === null ? when(facts.limitMeters, (value) => `запрещено ближе ${measure.meters(value)}`) : null,
          when(facts.secondsToLimit, (value) => `будет там примерно через ${measure.duration(value)}`),
        ) + certainty({ ...facts, probability: null }, measure),
  tamper: (facts) => `Устройство ${whose(facts)} вскрыто или срезан ремешок`,
  separation: (facts, measure) =>
    `Браслет и телефон ${whose(facts)} далеко друг от друга` +
    brackets(when(facts.betweenMeters, (value) => measure.meters(value))),
  power_cut: (facts) => `Отключено питание устройства ${whose(facts)}`,
  unpaired: (facts) => `Устройство ${whose(facts)} отвязано или передано другому человеку`,
  acted_alone: () => 'Одно лицо экстренно сделало то, что требует двух: смотрите одобрения',
  silence: (facts, measure) =>
    list(
      when(facts.silentSeconds, (value) => `Устройство ${whose(facts)} молчит уже ${measure.duration(value)}`) ??
        `Устройство ${whose(facts)} молчит`,
      facts.urgent ? `мог уже дойти до зоны${zoneName(facts)}` : null,
    ),
  jamming: (facts) => `Сигнал устройства ${whose(facts)} глушат`,
  mock_location: (facts) => `Телефон ${whose(facts)} передаёт поддельное местоположение`,
  disagreement: (facts, measure) =>
    `Устройства ${whose(facts)} в разных местах` +
    brackets(when(facts.devicesApartMeters, (value) => `между ними ${measure.meters(value)}`)),
  implausible: (facts) => `Местоположение ${whose(facts)} скачет: так быстро переместиться невозможно`,
  uncertain: (facts, measure) =>
    `Неясно, находится ли ${who(facts).toLowerCase()} внутри зоны${zoneName(facts)}` +
    brackets(
      when(facts.accuracyMeters, (value) => `±${measure.meters(value)}`),
      when(facts.probability, (value) => `вероятность ${measure.percent(value)}`),
    ),
  low_battery: (facts, measure) =>
    `Садится батарея устройства ${whose(facts)}` +
    brackets(when(facts.batteryPercent, (value) => measure.percent(value / 100))),
  order_expiring: (facts, measure) =>
    when(facts.expiresInSeconds, (value) => `Срок предписания истекает через ${measure.duration(value)}`) ??
    'Срок предписания скоро истекает',
};
