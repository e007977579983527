import type { Language } from '#domain';
import { addDays, addMonths, type LocalTime } from '../../time/local-time.js';

/** How long an order of a kind may last, by the calendar. */
export interface Term {
  days?: number;
  months?: number;
}

export interface Preset {
  name: 'police' | 'court';
  least: Term;
  most: Term;
  /** The terms one chooses from, in months; none: it always lasts the longest. */
  choices: readonly number[];
  /** As the order's legal basis says it. */
  basis: Record<Language, string>;
}

/**
 * Kinds of orders of Kazakhstan. Terms: article 20 of Law No. 214-IV of 4 December 2009 (30 days) and article 54 of the Code on
 * Administrative Offences of 5 July 2014 (three months to one year). Law No. 245-VIII of 30 December 2025 has been in force
 * since 2 March 2026: its articles are to be put here by whoever has read them; the form says so.
 */
export const presets: readonly Preset[] = [
  {
    name: 'police',
    least: {},
    most: { days: 30 },
    choices: [],
    basis: {
      kk: 'Қорғау нұсқамасы: «Тұрмыстық зорлық-зомбылық профилактикасы туралы» Қазақстан Республикасының 2009 жылғы 4 желтоқсандағы № 214-IV Заңының 20-бабы',
      ru: 'Защитное предписание: статья 20 Закона Республики Казахстан от 4 декабря 2009 года № 214-IV «О профилактике бытового насилия»',
      en: 'Protective order: Article 20 of the Law of the Republic of Kazakhstan of 4 December 2009 No. 214-IV “On the Prevention of Domestic Violence”',
    },
  },
  {
    name: 'court',
    least: { months: 3 },
    most: { months: 12 },
    choices: [3, 6, 9, 12],
    basis: {
      kk: 'Құқық бұзушының мінез-құлқына ерекше талаптар: Қазақстан Республикасының 2014 жылғы 5 шілдедегі № 235-V Әкімшілік құқық бұзушылық туралы кодексінің 54-бабы',
      ru: 'Особые требования к поведению правонарушителя: статья 54 Кодекса Республики Казахстан об административных правонарушениях от 5 июля 2014 года № 235-V',
      en: 'Special requirements to the offender’s behaviour: Article 54 of the Code of the Republic of Kazakhstan on Administrative Offences of 5 July 2014 No. 235-V',
    },
  },
];

export const endOf = (from: LocalTime, { days = 0, months = 0 }: Term): LocalTime =>
  addDays(addMonths(from, months), days);

/** The kind of an order by its basis, in whichever language it was entered. */
export const presetOf = (legalBasis: string | null): Preset | undefined =>
  presets.find(({ basis }) => Object.values(basis).includes(legalBasis ?? ''));

const textOf = ({ date, time }: LocalTime): string => `${date} ${time}`;

export interface TermFault {
  fault: 'presetTooLong' | 'presetTooShort';
  bound: LocalTime;
}

/** Whether a term is within the bounds of its kind; `undefined`: it is. */
export function checkTerm({ least, most }: Preset, from: LocalTime, to: LocalTime): TermFault | undefined {
  const [earliest, latest] = [endOf(from, least), endOf(from, most)];
  if (textOf(to) > textOf(latest)) return { fault: 'presetTooLong', bound: latest };
  if (textOf(to) < textOf(earliest)) return { fault: 'presetTooShort', bound: earliest };
  return undefined;
}
