import type { DeviceKind, Language } from '#domain';

/** What staff call a device; `unknown`: an alarm that names none. */
export const deviceNouns: Readonly<Record<DeviceKind | 'unknown', Readonly<Record<Language, string>>>> = {
  bracelet: { kk: 'білезік', ru: 'браслет', en: 'bracelet' },
  tracker: { kk: 'трекер', ru: 'трекер', en: 'tracker' },
  phone: { kk: 'телефон', ru: 'телефон', en: 'phone' },
  beacon: { kk: 'маяк', ru: 'маяк', en: 'beacon' },
  unknown: { kk: 'құрылғы', ru: 'прибор', en: 'device' },
};
