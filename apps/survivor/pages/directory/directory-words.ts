import type { Language, SupportKind } from '#domain';

/** What the directory says, on the page for everybody and in the app. */
export interface DirectoryWords {
  kinds: Record<SupportKind, string>;
  nearest: string;
  nearestHelp: string;
  noPlace: string;
  call(phone: string): string;
  hoursAlways: string;
  awayBy(value: number, unit: 'm' | 'km'): string;
  checked(day: string): string;
  source: string;
}

export const directoryWords: Record<Language, DirectoryWords> = {
  kk: {
    kinds: {
      emergency: 'Қауіп дәл қазір болса',
      hotline: 'Кіммен сөйлесуге болады',
      crisis_centre: 'Дағдарыс орталықтары мен баспаналар',
      legal_aid: 'Заң көмегі',
      social_service: 'Әлеуметтік қызметтер',
    },
    nearest: 'Алдымен жақындары',
    nearestHelp: 'Қай жерде екеніңіз осы телефонда қалады.',
    noPlace: 'Телефон қай жерде екенін айтпайды.',
    call: (phone) => `${phone} нөміріне қоңырау шалу`,
    hoursAlways: 'Тәулік бойы',
    awayBy: (value, unit) => `шамамен ${String(value).replace('.', ',')} ${unit === 'm' ? 'м' : 'км'} жерде`,
    checked: (day) => `${day} тексерілді`,
    source: 'Мәлімет қайдан алынды',
  },
  ru: {
    kinds: {
      emergency: 'Если опасность сейчас',
      hotline: 'С кем поговорить',
      crisis_centre: 'Кризисные центры и приюты',
      legal_aid: 'Юридическая помощь',
      social_service: 'Социальные службы',
    },
    nearest: 'Сначала ближайшие',
    nearestHelp: 'Где вы находитесь, остаётся в этом телефоне.',
    noPlace: 'Телефон не сообщает, где он находится.',
    call: (phone) => `Позвонить ${phone}`,
    hoursAlways: 'Круглосуточно',
    awayBy: (value, unit) => `примерно ${String(value).replace('.', ',')} ${unit === 'm' ? 'м' : 'км'} отсюда`,
    checked: (day) => `Проверено ${day}`,
    source: 'Откуда сведения',
  },
  en: {
    kinds: {
      emergency: 'In danger, now',
      hotline: 'Somebody to talk to',
      crisis_centre: 'Crisis centres and shelters',
      legal_aid: 'Legal aid',
      social_service: 'Social services',
    },
    nearest: 'Nearest first',
    nearestHelp: 'Where you are stays on this phone.',
    noPlace: 'The phone does not say where it is.',
    call: (phone) => `Call ${phone}`,
    hoursAlways: 'Day and night',
    awayBy: (value, unit) => `about ${value} ${unit} away`,
    checked: (day) => `Looked at on ${day}`,
    source: 'Where this was read',
  },
};
