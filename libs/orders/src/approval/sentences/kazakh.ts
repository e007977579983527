import { type DeviceKind, type StaffRole, titles } from '#domain';
import type { ApprovalRule } from '../approval-rules.js';
import { metersOf as meters, type SentencesOfChange, timeIn } from './sentences-of-change.js';

const devices: Record<DeviceKind, string> = {
  bracelet: 'білезік',
  tracker: 'трекер',
  phone: 'телефон',
  beacon: 'маяк',
};
const time = timeIn('kk');
const named = (roles: readonly StaffRole[]): string => roles.map((role) => titles.kk.staffRoles[role]).join(', ');

function ruleText(rule: ApprovalRule | null): string {
  if (!rule) return 'бір адам';
  const two = `екі адам, мақұлдайтындар: ${named(rule.approvers)}`;
  return rule.emergency.length === 0 ? two : `${two}; төтенше жағдайда жалғыз: ${named(rule.emergency)}`;
}

export const kazakh: SentencesOfChange = {
  order_activated: ({ zones, limitMeters }) =>
    `Нұсқама күшіне енеді: аймақ саны: ${zones}, қашықтық: ${limitMeters === null ? 'жоқ' : `${meters(limitMeters)} м`}.`,
  order_revoked: ({ zones, limitMeters }) =>
    `Нұсқама жойылады: тоқтайтын аймақ саны: ${zones}, қашықтық: ${limitMeters === null ? 'жоқ' : `${meters(limitMeters)} м`}.`,
  order_begins: ({ before, after, timeZone }) =>
    `Нұсқама кейінірек басталады: ${time(after, timeZone)}; бұрын: ${time(before, timeZone)}.`,
  order_ends: ({ before, after, timeZone }) =>
    `Нұсқама ${time(after, timeZone)} аяқталады; бұрын: ${before === null ? 'жойылғанша' : time(before, timeZone)}.`,
  limit: ({ before, after }) =>
    after === null
      ? `${meters(before)} м қашықтық алынады.`
      : `Қашықтық ${meters(before)} м-ден ${meters(after)} м-ге дейін қысқарады.`,
  limit_ring: ({ before, after }) =>
    `Қашықтықтың ескерту белдеуі ${meters(before)} м-ден ${meters(after)} м-ге дейін тарылады.`,
  limit_hours: () => 'Қашықтықтың қолданылу сағаттары өзгереді.',
  thresholds: () => 'Анықтау шектері өзгереді.',
  parties: () => 'Нұсқаманың тараптары өзгереді.',
  time_zone: () => 'Нұсқаманың уақыт белдеуі, онымен бірге сағаттары өзгереді.',
  zone_removed: ({ name, sizeMeters }) => `«${name}» аймағы (${meters(sizeMeters)} м) алынады.`,
  zone_size: ({ name, before, after }) =>
    after < before
      ? `«${name}» аймағы ${meters(before)} м-ден ${meters(after)} м-ге дейін тарылады.`
      : `Шығуға болмайтын «${name}» аймағы ${meters(before)} м-ден ${meters(after)} м-ге дейін кеңейеді.`,
  zone_ring: ({ name, before, after }) =>
    `«${name}» аймағының ескерту белдеуі ${meters(before)} м-ден ${meters(after)} м-ге дейін тарылады.`,
  zone_moved: ({ name, percent }) =>
    `«${name}» аймағы басқа жерге сызылады: тыйым салынған алаңның ${percent} %-ы босайды.`,
  zone_kind: ({ name, after }) =>
    after === 'inclusion'
      ? `«${name}» аймағына кіруге емес, одан шығуға тыйым салынады.`
      : `«${name}» аймағынан шығуға емес, оған кіруге тыйым салынады.`,
  zone_hours: ({ name }) => `«${name}» аймағының қолданылу сағаттары өзгереді.`,
  zone_revealed: ({ name }) =>
    `«${name}» аймағы енді жасырын емес: ескертулер құқық бұзушыға оның орнын көрсетіп қояды.`,
  permit: ({ name, from, to, timeZone }) =>
    `Құқық бұзушыға ${time(from, timeZone)} – ${time(to, timeZone)} аралығында ${name === null ? 'жақын болуға' : `«${name}» аймағында болуға`} рұқсат беріледі.`,
  device_revoked: ({ kind }) => `Құрылғы (${devices[kind]}) кері қайтарылады: ол арқылы енді ештеңе естілмейді.`,
  device_assigned: ({ kind }) => `Құрылғы (${devices[kind]}) басқа адамға беріледі.`,
  track_exported: () => 'Екі тараптың орналасқан жері бар оқиға дәлелдемелері жүйеден шығады.',
  plan_activated: ({ before, after }) =>
    `«${after.name}» әрекет жоспары (${after.version}-нұсқа) ${before === null ? 'әдеттегі жоспардың' : `«${before.name}» жоспарының (${before.version}-нұсқа)`} орнына қосылады.`,
  policy: ({ action, before, after }) =>
    `${titles.kk.approvalActions[action]}: бұрын: ${ruleText(before)}; енді: ${ruleText(after)}.`,
};
