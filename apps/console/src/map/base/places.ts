import type { Language } from '#domain';

/** Names that the outlines alone do not have: Kazakhstan's regional centres and its neighbours. */
interface Place {
  at: readonly [longitude: number, latitude: number];
  kind: 'country' | 'city' | 'town';
  names: Record<Language, string>;
}

const place = (
  kind: Place['kind'],
  longitude: number,
  latitude: number,
  kk: string,
  ru: string,
  en: string,
): Place => ({ at: [longitude, latitude], kind, names: { kk, ru, en } });

const places: readonly Place[] = [
  place('country', 67.3, 48.2, 'Қазақстан', 'Казахстан', 'Kazakhstan'),
  place('country', 66, 58, 'Ресей', 'Россия', 'Russia'),
  place('country', 88, 41, 'Қытай', 'Китай', 'China'),
  place('country', 64, 41.8, 'Өзбекстан', 'Узбекистан', 'Uzbekistan'),
  place('country', 75, 41.4, 'Қырғызстан', 'Киргизия', 'Kyrgyzstan'),
  place('country', 59, 39.4, 'Түрікменстан', 'Туркмения', 'Turkmenistan'),
  place('country', 96, 47, 'Моңғолия', 'Монголия', 'Mongolia'),
  place('city', 71.43, 51.13, 'Астана', 'Астана', 'Astana'),
  place('city', 76.92, 43.24, 'Алматы', 'Алматы', 'Almaty'),
  place('city', 69.59, 42.32, 'Шымкент', 'Шымкент', 'Shymkent'),
  place('town', 73.09, 49.81, 'Қарағанды', 'Караганда', 'Karaganda'),
  place('town', 57.17, 50.28, 'Ақтөбе', 'Актобе', 'Aktobe'),
  place('town', 71.37, 42.9, 'Тараз', 'Тараз', 'Taraz'),
  place('town', 76.95, 52.29, 'Павлодар', 'Павлодар', 'Pavlodar'),
  place('town', 82.61, 49.95, 'Өскемен', 'Усть-Каменогорск', 'Oskemen'),
  place('town', 80.23, 50.41, 'Семей', 'Семей', 'Semey'),
  place('town', 51.92, 47.11, 'Атырау', 'Атырау', 'Atyrau'),
  place('town', 63.62, 53.21, 'Қостанай', 'Костанай', 'Kostanay'),
  place('town', 65.51, 44.85, 'Қызылорда', 'Кызылорда', 'Kyzylorda'),
  place('town', 51.37, 51.23, 'Орал', 'Уральск', 'Oral'),
  place('town', 69.16, 54.87, 'Петропавл', 'Петропавловск', 'Petropavl'),
  place('town', 51.15, 43.65, 'Ақтау', 'Актау', 'Aktau'),
  place('town', 69.39, 53.28, 'Көкшетау', 'Кокшетау', 'Kokshetau'),
  place('town', 78.37, 45.02, 'Талдықорған', 'Талдыкорган', 'Taldykorgan'),
  place('town', 77.06, 43.87, 'Қонаев', 'Конаев', 'Konaev'),
  place('town', 68.27, 43.3, 'Түркістан', 'Туркестан', 'Turkistan'),
  place('town', 67.71, 47.8, 'Жезқазған', 'Жезказган', 'Zhezkazgan'),
  place('town', 74.99, 46.85, 'Балқаш', 'Балхаш', 'Balkhash'),
  place('town', 72.97, 50.05, 'Теміртау', 'Темиртау', 'Temirtau'),
  place('town', 75.32, 51.72, 'Екібастұз', 'Экибастуз', 'Ekibastuz'),
  place('town', 61.2, 52.96, 'Рудный', 'Рудный', 'Rudny'),
  place('town', 80, 44.16, 'Жаркент', 'Жаркент', 'Zharkent'),
];

export const placesIn = (language: Language): GeoJSON.FeatureCollection<GeoJSON.Point> => ({
  type: 'FeatureCollection',
  features: places.map(({ at, kind, names }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...at] },
    properties: { kind, name: names[language] },
  })),
});
