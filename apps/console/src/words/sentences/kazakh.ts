import type { AlarmFacts, Sentences } from '../sentence.js';
import type { Measure } from '../measure.js';
import { brackets, list, when } from './parts.js';

const who = ({ role }: AlarmFacts): string =>
  role === 'respondent' ? 'Құқық бұзушы' : role === 'protected' ? 'Қорғалатын адам' : 'Адам';

const whose = ({ role }: AlarmFacts): string =>
  role === 'respondent' ? 'Құқық бұзушының' : role === 'protected' ? 'Қорғалатын адамның' : 'Адамның';

/** Before `аймағы` and its cases: the name stands in quotes and takes no ending itself. */
const zone = (facts: AlarmFacts, ending: keyof typeof endingWithoutName): string =>
  facts.zone === null ? `тыйым салынған аймақ${endingWithoutName[ending]}` : `«${facts.zone}» аймағы${ending}`;
const endingWithoutName = { нда: 'та', на: 'қа', нан: 'тан', ның: 'тың' } as const;

const certainty = (facts: AlarmFacts, measure: Measure): string =>
  brackets(
    when(facts.accuracyMeters, (value) => `±${measure.meters(value)}`),
    when(facts.probability, (value) => `сенімділігі ${measure.percent(value)}`),
  );

const nearEachOther = (facts: AlarmFacts, measure: Measure): string =>
  list(
    when(
      facts.heardDbm,
      (value) => `Тараптар қатар тұр: маяк Bluetooth арқылы естілді (${measure.number(value)} дБм)`,
    ) ??
      (facts.betweenMeters === null
        ? 'Тараптар нұсқамада рұқсат етілгеннен жақын'
        : `Құқық бұзушы мен қорғалатын адамның арасы ${measure.meters(facts.betweenMeters)}`),
    when(facts.limitMeters, (value) => `шегі — ${measure.meters(value)}`),
  );

export const kazakh: Sentences = {
  panic: () => 'Қорғалатын адам дабыл түймесін басты',
  duress: () => 'Дабыл мәжбүрлеу PIN-кодымен тоқтатылды: қорғалатын адамға қысым жасалып тұр',
  missed_check_in: () => 'Қорғалатын адам белгіленген уақытта хабар бермеді',
  breach: (facts, measure) =>
    (facts.zone === null
      ? nearEachOther(facts, measure)
      : list(
          `${who(facts)} ${zone(facts, 'ның')} ішінде`,
          when(facts.depthMeters, (value) => `шекарадан ${measure.meters(value)} өткен`),
        )) + certainty(facts, measure),
  crossing: (facts, measure) =>
    list(
      facts.zone === null
        ? 'Екі нүктенің арасында тараптар рұқсат етілгеннен жақын өтті'
        : `${who(facts)} екі нүктенің арасында ${zone(facts, 'нан')} өтті`,
      when(facts.depthMeters, (value) => `тереңдігі ${measure.meters(value)}-ге дейін`),
    ) + certainty({ ...facts, probability: null }, measure),
  approach: (facts, measure) =>
    facts.heardDbm !== null
      ? nearEachOther(facts, measure)
      : list(
          `${who(facts)} ${facts.zone === null ? 'екінші тарапқа' : zone(facts, 'на')} жақындап келеді`,
          facts.zone === null
            ? when(facts.betweenMeters, (value) => `арасы ${measure.meters(value)}`)
            : when(facts.distanceMeters, (value) => `шекараға дейін ${measure.meters(value)}`),
          facts.zone === null ? when(facts.limitMeters, (value) => `шегі — ${measure.meters(value)}`) : null,
          when(facts.secondsToLimit, (value) => `жетуіне шамамен ${measure.duration(value)} қалды`),
        ) + certainty({ ...facts, probability: null }, measure),
  tamper: (facts) => `${whose(facts)} құрылғысы ашылған немесе бауы қиылған`,
  separation: (facts, measure) =>
    `${whose(facts)} білезігі мен телефоны бір-бірінен алыстап кетті` +
    brackets(when(facts.betweenMeters, (value) => measure.meters(value))),
  power_cut: (facts) => `${whose(facts)} құрылғысы қуат көзінен ажыратылды`,
  unpaired: (facts) => `${whose(facts)} құрылғысы одан ажыратылды немесе басқа адамға берілді`,
  acted_alone: () => 'Екі адамды қажет ететін әрекетті бір адам төтенше жасады: мақұлдауларды қараңыз',
  silence: (facts, measure) =>
    list(
      when(facts.silentSeconds, (value) => `${whose(facts)} құрылғысынан ${measure.duration(value)} бойы хабар жоқ`) ??
        `${whose(facts)} құрылғысынан хабар жоқ`,
      facts.urgent ? `қазір ${zone(facts, 'нда')} болуы мүмкін` : null,
    ),
  jamming: (facts) => `${whose(facts)} құрылғысының сигналы тұншықтырылып жатыр`,
  mock_location: (facts) => `${whose(facts)} телефоны жалған орналасқан жерін жіберіп тұр`,
  disagreement: (facts, measure) =>
    `${whose(facts)} құрылғылары екі жерде` +
    brackets(when(facts.devicesApartMeters, (value) => `арасы ${measure.meters(value)}`)),
  implausible: (facts) => `${whose(facts)} орны күрт өзгерді: мұндай жылдамдықпен жету мүмкін емес`,
  uncertain: (facts, measure) =>
    `${whose(facts)} ${zone(facts, 'ның')} ішінде екені анық емес` +
    brackets(
      when(facts.accuracyMeters, (value) => `±${measure.meters(value)}`),
      when(facts.probability, (value) => `ықтималдығы ${measure.percent(value)}`),
    ),
  low_battery: (facts, measure) =>
    `${whose(facts)} құрылғысының заряды аз қалды` +
    brackets(when(facts.batteryPercent, (value) => measure.percent(value / 100))),
  order_expiring: (facts, measure) =>
    when(facts.expiresInSeconds, (value) => `Нұсқама мерзімінің бітуіне ${measure.duration(value)} қалды`) ??
    'Нұсқаманың мерзімі жақында бітеді',
};
