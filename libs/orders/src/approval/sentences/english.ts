import { type DeviceKind, type StaffRole, titles } from '#domain';
import type { ApprovalRule } from '../approval-rules.js';
import { metersOf as meters, type SentencesOfChange, timeIn } from './sentences-of-change.js';

const devices: Record<DeviceKind, string> = {
  bracelet: 'bracelet',
  tracker: 'tracker',
  phone: 'phone',
  beacon: 'beacon',
};
const time = timeIn('en');
const named = (roles: readonly StaffRole[]): string => roles.map((role) => titles.en.staffRoles[role]).join(', ');

function ruleText(rule: ApprovalRule | null): string {
  if (!rule) return 'one person';
  const two = `two persons, approved by: ${named(rule.approvers)}`;
  return rule.emergency.length === 0 ? two : `${two}; alone in an emergency: ${named(rule.emergency)}`;
}

export const english: SentencesOfChange = {
  order_activated: ({ zones, limitMeters }) =>
    `The order comes into force: zones: ${zones}, distance to keep: ${limitMeters === null ? 'none' : `${meters(limitMeters)} m`}.`,
  order_revoked: ({ zones, limitMeters }) =>
    `The order is revoked: zones that end: ${zones}, distance to keep that ends: ${limitMeters === null ? 'none' : `${meters(limitMeters)} m`}.`,
  order_begins: ({ before, after, timeZone }) =>
    `The order begins later: ${time(after, timeZone)} instead of ${time(before, timeZone)}.`,
  order_ends: ({ before, after, timeZone }) =>
    `The order ends ${time(after, timeZone)} instead of ${before === null ? 'staying in force until it is revoked' : time(before, timeZone)}.`,
  limit: ({ before, after }) =>
    after === null
      ? `The distance to keep, ${meters(before)} m, is taken away.`
      : `The distance to keep shrinks from ${meters(before)} m to ${meters(after)} m.`,
  limit_ring: ({ before, after }) =>
    `The warning ring of the distance to keep shrinks from ${meters(before)} m to ${meters(after)} m.`,
  limit_hours: () => 'The hours of the distance to keep change.',
  thresholds: () => 'The thresholds of detection change.',
  parties: () => 'The parties of the order change.',
  time_zone: () => 'The time zone of the order changes, and with it its hours.',
  zone_removed: ({ name, sizeMeters }) => `Zone “${name}” (${meters(sizeMeters)} m) is removed.`,
  zone_size: ({ name, before, after }) =>
    after < before
      ? `Zone “${name}” shrinks from ${meters(before)} m to ${meters(after)} m.`
      : `Zone “${name}”, which must not be left, grows from ${meters(before)} m to ${meters(after)} m.`,
  zone_ring: ({ name, before, after }) =>
    `The warning ring of zone “${name}” shrinks from ${meters(before)} m to ${meters(after)} m.`,
  zone_moved: ({ name, percent }) => `Zone “${name}” is drawn elsewhere: ${percent} % of what it forbids is given up.`,
  zone_kind: ({ name, after }) =>
    after === 'inclusion'
      ? `Zone “${name}” must not be left, instead of not entered.`
      : `Zone “${name}” must not be entered, instead of not left.`,
  zone_hours: ({ name }) => `The hours of zone “${name}” change.`,
  zone_revealed: ({ name }) => `Zone “${name}” is concealed no more: the respondent’s warnings will show where it is.`,
  permit: ({ name, from, to, timeZone }) =>
    `The respondent is permitted ${name === null ? 'to be near' : `to be in zone “${name}”`} from ${time(from, timeZone)} to ${time(to, timeZone)}.`,
  device_revoked: ({ kind }) => `The ${devices[kind]} is revoked: nothing is heard through it any more.`,
  device_assigned: ({ kind }) => `The ${devices[kind]} is given to another person.`,
  track_exported: () => 'The evidence of the incident, with the positions of both parties, leaves the house.',
  plan_activated: ({ before, after }) =>
    `Response plan “${after.name}” (version ${after.version}) takes the place of ${before === null ? 'the usual one' : `“${before.name}” (version ${before.version})`}.`,
  policy: ({ action, before, after }) =>
    `${titles.en.approvalActions[action]}: before: ${ruleText(before)}; after: ${ruleText(after)}.`,
};
