import type { AlarmKind, Language } from '#domain';

/** What a sentence is filled with: numbers already written in the reader's language. */
export interface Measures {
  /** Of what is measured; and when it began, which fixes before may have shown. */
  time: string;
  began: string;
  device: string;
  zone: string;
  /** About the proximity limit, not a zone. */
  limit: boolean;
  inside: boolean;
  depth: string;
  between: string;
  limitMeters: string;
  pathDepth: string;
  /** Between two devices of one person. */
  devicesApart: string;
  error: string;
  certainty: string;
  minutesToLimit: string | undefined;
  /** Who closes in: 1 respondent, 2 protected person, 3 both. */
  who: number;
  /** How loudly a beacon was heard, dBm, when that is what was found. */
  heard: string | undefined;
  /** Whose device heard it: 1 the respondent's, 2 the protected person's. */
  heardBy: number;
  unheardMinutes: string;
  /** Per cent, when the device told it. */
  battery: string | undefined;
  rule: string;
}

type Sentence = (m: Measures) => string;

interface Words extends Record<AlarmKind, Sentence> {
  ended: Sentence;
  /** Of what is felt of a concealed zone. */
  felt: Sentence;
  /** Why an alarm ended, by the rule that ended it. */
  endings: Readonly<Record<string, string>>;
  late: string;
}

const because = (words: Words, { rule }: Measures): string =>
  words.endings[rule] === undefined ? '' : `: ${words.endings[rule]}`;

const enWho = ['', ', the respondent closing in', ', the protected person closing in', ', both closing in'];
const ruWho = ['', ', сближается правонарушитель', ', сближается защищаемое лицо', ', сближаются оба'];
const kkWho = ['', ', құқық бұзушы жақындап келеді', ', қорғалатын адам жақындап келеді', ', екеуі де жақындап келеді'];

/** No place and no distance: a beacon tells neither. */
const enHeard = (m: Measures): string => {
  const who = [
    'the parties heard each other',
    `the ${m.device} heard the beacon of the protected person`,
    `a device of the protected person heard the ${m.device} of the respondent`,
  ][m.heardBy];
  return `At ${m.time} ${who} by Bluetooth (${m.heard} dBm): the parties were near each other, limit ${m.limitMeters} m.`;
};

const ruHeard = (m: Measures): string => {
  const who = [
    'устройства сторон слышали друг друга',
    `устройство правонарушителя (${m.device}) слышало маяк защищаемого лица`,
    `устройство защищаемого лица слышало устройство правонарушителя (${m.device})`,
  ][m.heardBy];
  return `В ${m.time} ${who} по Bluetooth (${m.heard} дБм): стороны были рядом при пределе ${m.limitMeters} м.`;
};

const kkHeard = (m: Measures): string => {
  const who = [
    'тараптардың құрылғылары бірін-бірі',
    `құқық бұзушының құрылғысы (${m.device}) қорғалатын адамның маягын`,
    `қорғалатын адамның құрылғысы құқық бұзушының құрылғысын (${m.device})`,
  ][m.heardBy];
  return `Сағат ${m.time}: ${who} Bluetooth арқылы естіді (${m.heard} дБм): тараптар қатар болды, шегі ${m.limitMeters} м.`;
};

const en: Words = {
  breach: (m) =>
    m.limit && m.rule === 'inside when it became forbidden'
      ? `At ${m.began} the proximity limit came into force while the parties were within it.`
      : m.heard !== undefined
        ? enHeard(m)
        : m.limit
          ? `At ${m.time} the parties were ${m.between} m apart, limit ${m.limitMeters} m (error ${m.error} m, certainty ${m.certainty} %).`
          : m.rule === 'inside when it became forbidden'
            ? `At ${m.began} zone ${m.zone} became forbidden while the ${m.device} was inside it.`
            : `At ${m.time} the ${m.device} was ${m.depth} m ${m.inside ? 'inside' : 'from the edge of'} zone ${m.zone} (error ${m.error} m, certainty ${m.certainty} %).`,
  crossing: (m) =>
    m.limit
      ? `By ${m.time} the parties passed each other within the limit of ${m.limitMeters} m, between two fixes.`
      : `By ${m.time} the way of the ${m.device} between two fixes led ${m.pathDepth} m deep through zone ${m.zone}.`,
  approach: (m) =>
    m.heard !== undefined
      ? enHeard(m)
      : `At ${m.time} ${m.limit ? `the parties were ${m.between} m apart, limit ${m.limitMeters} m` : `the ${m.device} was ${m.depth} m from zone ${m.zone}`}${enWho[m.who] ?? ''}${m.minutesToLimit === undefined ? '' : `, about ${m.minutesToLimit} min away`} (error ${m.error} m).`,
  uncertain: (m) =>
    `At ${m.time} it could not be told whether the ${m.device} was inside ${m.limit ? 'the proximity limit' : `zone ${m.zone}`} (error ${m.error} m, certainty ${m.certainty} %).`,
  silence: (m) =>
    `At ${m.time} the ${m.device} had not been heard for ${m.unheardMinutes} min${m.rule === 'silence in reach' ? '; it may have reached what it must avoid' : ''}.`,
  tamper: (m) =>
    m.rule === 'identity twice'
      ? `At ${m.time} the ${m.device} was connected twice at once: one of the two is a copy.`
      : `At ${m.time} the ${m.device} reported tampering.`,
  unpaired: (m) => `At ${m.time} the ${m.device} was unpaired or given to another person.`,
  acted_alone: (m) => `At ${m.time} one person did alone, as an emergency, what needs two.`,
  separation: (m) => `At ${m.time} the ${m.device} reported that it is away from its paired unit.`,
  power_cut: (m) => `At ${m.time} the ${m.device} reported that its power was cut.`,
  jamming: (m) => `At ${m.time} the ${m.device} reported that its positioning is jammed.`,
  mock_location: (m) => `At ${m.time} the ${m.device} marked its position as mocked.`,
  disagreement: (m) =>
    `At ${m.time} the ${m.device} was ${m.devicesApart} m away from another device of the same person (error ${m.error} m): they cannot both be with that person.`,
  implausible: (m) => `At ${m.time} the positions of the ${m.device} jumped as no person can move.`,
  low_battery: (m) =>
    m.battery === undefined
      ? `At ${m.time} the ${m.device} reported that its battery is low.`
      : `At ${m.time} the battery of the ${m.device} was at ${m.battery} %.`,
  panic: (m) => `At ${m.time} panic was pressed.`,
  duress: (m) => `At ${m.time} the duress PIN was entered.`,
  missed_check_in: (m) =>
    m.rule === 'journey missed'
      ? `The protected person was to have arrived by ${m.time}, and has not been heard of.`
      : `The protected person was to be heard of by ${m.time}, and has not been.`,
  order_expiring: (m) => `At ${m.time} the order was about to expire.`,
  ended: (m) =>
    m.rule === 'left'
      ? m.limit
        ? `At ${m.time} the parties were ${m.between} m apart again, limit ${m.limitMeters} m (error ${m.error} m, certainty ${m.certainty} %).`
        : `At ${m.time} the ${m.device} was ${m.depth} m clear of the edge of zone ${m.zone} (error ${m.error} m, certainty ${m.certainty} %).`
      : `It ended at ${m.time}${because(en, m)}.`,
  felt: (m) =>
    `At ${m.time} the ${m.device} was ${m.depth} m ${m.inside ? 'inside' : 'from'} the wider area that conceals zone ${m.zone} (error ${m.error} m): the respondent alone is warned of it.`,
  endings: {
    'no longer forbidden': 'being there was no longer forbidden',
    'order changed': 'the order was changed',
    'order ended': 'the order ended',
    unpaired: 'the device was unpaired',
    withdrawn: 'positions that came later do not bear it out',
    'heard again': 'the device was heard again',
    'became a breach': 'it became a breach',
    charged: 'the battery was charged',
    clear: 'nothing more was seen of it',
    'not heard': 'nothing more was heard by Bluetooth',
    decided: 'better positions decided it',
    'devices agree': 'the devices are together again',
    'check-in missed': 'the protected person entered the PIN',
    'journey missed': 'the protected person entered the PIN',
  },
  late: 'Found late.',
};

const ru: Words = {
  breach: (m) =>
    m.limit && m.rule === 'inside when it became forbidden'
      ? `В ${m.began} вступил в силу предел расстояния, когда стороны были ближе него.`
      : m.heard !== undefined
        ? ruHeard(m)
        : m.limit
          ? `В ${m.time} расстояние между сторонами было ${m.between} м при пределе ${m.limitMeters} м (погрешность ${m.error} м, достоверность ${m.certainty} %).`
          : m.rule === 'inside when it became forbidden'
            ? `В ${m.began} зона «${m.zone}» стала запретной, когда ${m.device} находился внутри.`
            : `В ${m.time} ${m.device} находился ${m.inside ? `в ${m.depth} м внутри зоны` : `в ${m.depth} м от границы зоны`} «${m.zone}» (погрешность ${m.error} м, достоверность ${m.certainty} %).`,
  crossing: (m) =>
    m.limit
      ? `К ${m.time} стороны разминулись ближе предела ${m.limitMeters} м между двумя измерениями.`
      : `К ${m.time} путь между двумя измерениями (${m.device}) прошёл на глубине ${m.pathDepth} м через зону «${m.zone}».`,
  approach: (m) =>
    m.heard !== undefined
      ? ruHeard(m)
      : `В ${m.time} ${m.limit ? `расстояние между сторонами было ${m.between} м при пределе ${m.limitMeters} м` : `${m.device} находился в ${m.depth} м от зоны «${m.zone}»`}${ruWho[m.who] ?? ''}${m.minutesToLimit === undefined ? '' : `, осталось около ${m.minutesToLimit} мин`} (погрешность ${m.error} м).`,
  uncertain: (m) =>
    `В ${m.time} нельзя было установить, нарушен ли ${m.limit ? 'предел расстояния' : `запрет зоны «${m.zone}»`} (${m.device}, погрешность ${m.error} м, достоверность ${m.certainty} %).`,
  silence: (m) =>
    `К ${m.time} от устройства (${m.device}) не было сообщений ${m.unheardMinutes} мин${m.rule === 'silence in reach' ? '; оно могло достичь запретного места' : ''}.`,
  tamper: (m) =>
    m.rule === 'identity twice'
      ? `В ${m.time} устройство (${m.device}) было на связи дважды одновременно: одно из двух — подделка.`
      : `В ${m.time} устройство (${m.device}) сообщило о вскрытии или снятии.`,
  unpaired: (m) => `В ${m.time} устройство (${m.device}) отвязано или передано другому лицу.`,
  acted_alone: (m) => `В ${m.time} одно лицо экстренно сделало то, что требует двух.`,
  separation: (m) => `В ${m.time} устройство (${m.device}) сообщило, что удалено от своей пары.`,
  power_cut: (m) => `В ${m.time} устройство (${m.device}) сообщило об отключении питания.`,
  jamming: (m) => `В ${m.time} устройство (${m.device}) сообщило о подавлении сигнала.`,
  mock_location: (m) => `В ${m.time} устройство (${m.device}) пометило своё положение как подменённое.`,
  disagreement: (m) =>
    `В ${m.time} ${m.device} находился в ${m.devicesApart} м от другого устройства того же лица (погрешность ${m.error} м): оба при этом лице быть не могут.`,
  implausible: (m) =>
    `В ${m.time} положение устройства (${m.device}) изменилось так, как человек перемещаться не может.`,
  low_battery: (m) =>
    m.battery === undefined
      ? `В ${m.time} устройство (${m.device}) сообщило, что батарея садится.`
      : `В ${m.time} заряд батареи (${m.device}) составлял ${m.battery} %.`,
  panic: (m) => `В ${m.time} нажата тревожная кнопка.`,
  duress: (m) => `В ${m.time} введён PIN принуждения.`,
  missed_check_in: (m) =>
    m.rule === 'journey missed'
      ? `Защищаемое лицо должно было прибыть к ${m.time}; вестей от него нет.`
      : `Защищаемое лицо должно было дать о себе знать к ${m.time}; вестей от него нет.`,
  order_expiring: (m) => `В ${m.time} срок предписания истекал.`,
  ended: (m) =>
    m.rule === 'left'
      ? m.limit
        ? `В ${m.time} расстояние между сторонами снова было ${m.between} м при пределе ${m.limitMeters} м (погрешность ${m.error} м, достоверность ${m.certainty} %).`
        : `В ${m.time} ${m.device} находился в ${m.depth} м за границей зоны «${m.zone}» (погрешность ${m.error} м, достоверность ${m.certainty} %).`
      : `Окончено в ${m.time}${because(ru, m)}.`,
  felt: (m) =>
    `В ${m.time} ${m.device} находился в ${m.depth} м ${m.inside ? 'внутри' : 'от границы'} широкой области, скрывающей зону «${m.zone}» (погрешность ${m.error} м): об этом предупреждают только правонарушителя.`,
  endings: {
    'no longer forbidden': 'находиться там больше не запрещено',
    'order changed': 'предписание изменено',
    'order ended': 'действие предписания окончено',
    unpaired: 'устройство отвязано',
    withdrawn: 'пришедшие позже данные этого не подтвердили',
    'heard again': 'устройство снова на связи',
    'became a breach': 'перешло в нарушение',
    charged: 'батарея заряжена',
    clear: 'больше не наблюдалось',
    'not heard': 'по Bluetooth больше ничего не слышно',
    decided: 'прояснилось по более точным данным',
    'devices agree': 'устройства снова вместе',
    'check-in missed': 'защищаемое лицо ввело PIN',
    'journey missed': 'защищаемое лицо ввело PIN',
  },
  late: 'Обнаружено с опозданием.',
};

const kk: Words = {
  breach: (m) =>
    m.limit && m.rule === 'inside when it became forbidden'
      ? `Сағат ${m.began}: арақашықтық шегі күшіне енгенде тараптар одан жақын болды.`
      : m.heard !== undefined
        ? kkHeard(m)
        : m.limit
          ? `Сағат ${m.time}: тараптардың арақашықтығы ${m.between} м, шегі ${m.limitMeters} м (қателік ${m.error} м, сенімділік ${m.certainty} %).`
          : m.rule === 'inside when it became forbidden'
            ? `Сағат ${m.began}: «${m.zone}» аймағына тыйым басталғанда ${m.device} оның ішінде болды.`
            : `Сағат ${m.time}: ${m.device} «${m.zone}» аймағының ${m.inside ? 'ішінде, шекарасынан' : 'шекарасынан'} ${m.depth} м жерде болды (қателік ${m.error} м, сенімділік ${m.certainty} %).`,
  crossing: (m) =>
    m.limit
      ? `Сағат ${m.time}: екі өлшем арасында тараптар ${m.limitMeters} м шектен жақын өтті.`
      : `Сағат ${m.time}: екі өлшем арасындағы жол (${m.device}) «${m.zone}» аймағын ${m.pathDepth} м тереңдікте кесіп өтті.`,
  approach: (m) =>
    m.heard !== undefined
      ? kkHeard(m)
      : `Сағат ${m.time}: ${m.limit ? `тараптардың арақашықтығы ${m.between} м, шегі ${m.limitMeters} м` : `${m.device} «${m.zone}» аймағынан ${m.depth} м жерде болды`}${kkWho[m.who] ?? ''}${m.minutesToLimit === undefined ? '' : `, шамамен ${m.minutesToLimit} мин қалды`} (қателік ${m.error} м).`,
  uncertain: (m) =>
    `Сағат ${m.time}: ${m.limit ? 'арақашықтық шегінің' : `«${m.zone}» аймағының`} бұзылғанын анықтау мүмкін болмады (${m.device}, қателік ${m.error} м, сенімділік ${m.certainty} %).`,
  silence: (m) =>
    `Сағат ${m.time}: құрылғыдан (${m.device}) ${m.unheardMinutes} мин бойы хабар жоқ${m.rule === 'silence in reach' ? '; ол тыйым салынған жерге жетуі мүмкін' : ''}.`,
  tamper: (m) =>
    m.rule === 'identity twice'
      ? `Сағат ${m.time}: құрылғы (${m.device}) бір мезгілде екі рет байланысқа шықты: екеуінің бірі — көшірме.`
      : `Сағат ${m.time}: құрылғы (${m.device}) бұзу не шешу туралы хабарлады.`,
  unpaired: (m) => `Сағат ${m.time}: құрылғы (${m.device}) ажыратылды немесе басқа адамға берілді.`,
  acted_alone: (m) => `Сағат ${m.time}: екі адамды қажет ететін әрекетті бір адам төтенше жасады.`,
  separation: (m) => `Сағат ${m.time}: құрылғы (${m.device}) жұбынан алыстағанын хабарлады.`,
  power_cut: (m) => `Сағат ${m.time}: құрылғы (${m.device}) қуаты ажыратылғанын хабарлады.`,
  jamming: (m) => `Сағат ${m.time}: құрылғы (${m.device}) сигналы тұншықтырылғанын хабарлады.`,
  mock_location: (m) => `Сағат ${m.time}: құрылғы (${m.device}) орнын жасанды деп белгіледі.`,
  disagreement: (m) =>
    `Сағат ${m.time}: ${m.device} сол адамның басқа құрылғысынан ${m.devicesApart} м жерде болды (қателік ${m.error} м): екеуі бірдей ол адамда болуы мүмкін емес.`,
  implausible: (m) => `Сағат ${m.time}: құрылғының (${m.device}) орны адам қозғала алмайтындай өзгерді.`,
  low_battery: (m) =>
    m.battery === undefined
      ? `Сағат ${m.time}: құрылғы (${m.device}) заряды азайғанын хабарлады.`
      : `Сағат ${m.time}: батарея заряды (${m.device}) ${m.battery} % болды.`,
  panic: (m) => `Сағат ${m.time}: дабыл түймесі басылды.`,
  duress: (m) => `Сағат ${m.time}: мәжбүрлеу PIN-коды енгізілді.`,
  missed_check_in: (m) =>
    m.rule === 'journey missed'
      ? `Сағат ${m.time}: қорғалатын адам осы уақытқа қарай жетуі тиіс еді, одан хабар жоқ.`
      : `Сағат ${m.time}: қорғалатын адам осы уақытқа дейін хабар беруі тиіс еді, одан хабар жоқ.`,
  order_expiring: (m) => `Сағат ${m.time}: нұсқаманың мерзімі аяқталуға жақын.`,
  ended: (m) =>
    m.rule === 'left'
      ? m.limit
        ? `Сағат ${m.time}: тараптардың арақашықтығы қайтадан ${m.between} м, шегі ${m.limitMeters} м (қателік ${m.error} м, сенімділік ${m.certainty} %).`
        : `Сағат ${m.time}: ${m.device} «${m.zone}» аймағының шекарасынан ${m.depth} м сыртта болды (қателік ${m.error} м, сенімділік ${m.certainty} %).`
      : `Сағат ${m.time}: аяқталды${because(kk, m)}.`,
  felt: (m) =>
    `Сағат ${m.time}: ${m.device} «${m.zone}» аймағын жасыратын кең аумақтың ${m.inside ? 'ішінде, шекарасынан' : 'шекарасынан'} ${m.depth} м жерде болды (қателік ${m.error} м): бұл туралы тек құқық бұзушыға ескертіледі.`,
  endings: {
    'no longer forbidden': 'онда болуға енді тыйым салынбаған',
    'order changed': 'нұсқама өзгертілді',
    'order ended': 'нұсқаманың мерзімі бітті',
    unpaired: 'құрылғы ажыратылды',
    withdrawn: 'кейін келген деректер мұны растамады',
    'heard again': 'құрылғыдан қайта хабар келді',
    'became a breach': 'тыйымды бұзуға ұласты',
    charged: 'батарея зарядталды',
    clear: 'бұдан әрі байқалмады',
    'not heard': 'Bluetooth арқылы енді ештеңе естілмейді',
    decided: 'дәлірек деректермен анықталды',
    'devices agree': 'құрылғылар қайтадан бірге',
    'check-in missed': 'қорғалатын адам PIN-кодты енгізді',
    'journey missed': 'қорғалатын адам PIN-кодты енгізді',
  },
  late: 'Кеш анықталды.',
};

/**
 * Every kind of finding in the three languages. `device` comes as the reader's own noun; Russian verbs take it for masculine,
 * as every kind of device is.
 */
export const sentences: Readonly<Record<Language, Words>> = { kk, ru, en };
