import { type DeviceKind, type StaffRole, titles } from '#domain';
import type { ApprovalRule } from '../approval-rules.js';
import { metersOf as meters, type SentencesOfChange, timeIn } from './sentences-of-change.js';

const devices: Record<DeviceKind, string> = {
  bracelet: 'браслет',
  tracker: 'трекер',
  phone: 'телефон',
  beacon: 'маяк',
};
const time = timeIn('ru');
const named = (roles: readonly StaffRole[]): string => roles.map((role) => titles.ru.staffRoles[role]).join(', ');

function ruleText(rule: ApprovalRule | null): string {
  if (!rule) return 'одно лицо';
  const two = `два лица, одобряют: ${named(rule.approvers)}`;
  return rule.emergency.length === 0 ? two : `${two}; экстренно в одиночку: ${named(rule.emergency)}`;
}

export const russian: SentencesOfChange = {
  order_activated: ({ zones, limitMeters }) =>
    `Предписание вступает в действие: зон: ${zones}, дистанция: ${limitMeters === null ? 'нет' : `${meters(limitMeters)} м`}.`,
  order_revoked: ({ zones, limitMeters }) =>
    `Предписание отменяется: перестают действовать зоны: ${zones}, дистанция: ${limitMeters === null ? 'нет' : `${meters(limitMeters)} м`}.`,
  order_begins: ({ before, after, timeZone }) =>
    `Предписание начнёт действовать позже: ${time(after, timeZone)} вместо ${time(before, timeZone)}.`,
  order_ends: ({ before, after, timeZone }) =>
    `Предписание закончится ${time(after, timeZone)}; было: ${before === null ? 'до отмены' : time(before, timeZone)}.`,
  limit: ({ before, after }) =>
    after === null
      ? `Дистанция ${meters(before)} м снимается.`
      : `Дистанция сокращается с ${meters(before)} м до ${meters(after)} м.`,
  limit_ring: ({ before, after }) =>
    `Кольцо предупреждения вокруг дистанции сокращается с ${meters(before)} м до ${meters(after)} м.`,
  limit_hours: () => 'Меняются часы действия дистанции.',
  thresholds: () => 'Меняются пороги обнаружения.',
  parties: () => 'Меняются стороны предписания.',
  time_zone: () => 'Меняется часовой пояс предписания, а с ним часы действия.',
  zone_removed: ({ name, sizeMeters }) => `Зона «${name}» (${meters(sizeMeters)} м) удаляется.`,
  zone_size: ({ name, before, after }) =>
    after < before
      ? `Зона «${name}» уменьшается с ${meters(before)} м до ${meters(after)} м.`
      : `Зона «${name}», которую нельзя покидать, увеличивается с ${meters(before)} м до ${meters(after)} м.`,
  zone_ring: ({ name, before, after }) =>
    `Кольцо предупреждения зоны «${name}» сокращается с ${meters(before)} м до ${meters(after)} м.`,
  zone_moved: ({ name, percent }) => `Зона «${name}» переносится: ${percent} % запретной площади освобождается.`,
  zone_kind: ({ name, after }) =>
    after === 'inclusion'
      ? `Зону «${name}» теперь нельзя покидать, а не посещать.`
      : `В зону «${name}» теперь нельзя входить, а не выходить из неё.`,
  zone_hours: ({ name }) => `Меняются часы действия зоны «${name}».`,
  zone_revealed: ({ name }) => `Зона «${name}» больше не скрыта: предупреждения покажут правонарушителю, где она.`,
  permit: ({ name, from, to, timeZone }) =>
    `Правонарушителю разрешается ${name === null ? 'быть рядом' : `находиться в зоне «${name}»`} с ${time(from, timeZone)} по ${time(to, timeZone)}.`,
  device_revoked: ({ kind }) => `Устройство (${devices[kind]}) отзывается: через него больше ничего не будет слышно.`,
  device_assigned: ({ kind }) => `Устройство (${devices[kind]}) передаётся другому лицу.`,
  track_exported: () => 'Доказательства по происшествию с местоположением обеих сторон покидают систему.',
  plan_activated: ({ before, after }) =>
    `План реагирования «${after.name}» (версия ${after.version}) заменяет ${before === null ? 'обычный' : `«${before.name}» (версия ${before.version})`}.`,
  policy: ({ action, before, after }) =>
    `${titles.ru.approvalActions[action]}: было: ${ruleText(before)}; станет: ${ruleText(after)}.`,
};
