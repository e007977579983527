/** The words of the design (section 1) as closed sets. Code, tables, API and screens use exactly these. */

export const severities = ['critical', 'urgent', 'notice'] as const;
export type Severity = (typeof severities)[number];

export const alarmKinds = [
  'panic',
  'duress',
  'breach',
  'crossing',
  'approach',
  'missed_check_in',
  'tamper',
  'separation',
  'power_cut',
  'unpaired',
  'silence',
  'jamming',
  'mock_location',
  'implausible',
  'uncertain',
  'low_battery',
  'order_expiring',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export const partyRoles = ['protected', 'respondent'] as const;
export type PartyRole = (typeof partyRoles)[number];

export const deviceKinds = ['bracelet', 'tracker', 'phone', 'beacon'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export const agencyKinds = ['police', 'court', 'monitoring_centre', 'crisis_centre'] as const;
export type AgencyKind = (typeof agencyKinds)[number];

export const orderStatuses = ['draft', 'active', 'revoked'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const incidentStatuses = ['open', 'acknowledged', 'dispatched', 'on_scene', 'closed'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

export const incidentOutcomes = [
  'resolved',
  'respondent_arrested',
  'respondent_left',
  'false_alarm',
  'test',
  'other',
] as const;
export type IncidentOutcome = (typeof incidentOutcomes)[number];

export const deliveryStatuses = ['queued', 'sent', 'delivered', 'seen', 'failed', 'escalated'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** `console` is the desk's own screen; the others leave the house. */
export const channels = ['console', 'fcm', 'web_push', 'sms', 'email', 'webhook'] as const;
export type Channel = (typeof channels)[number];

/** Of somebody's asking where a party is: `waiting` for the next fix, for a while. */
export const locationRequestStatuses = ['waiting', 'answered', 'expired'] as const;
export type LocationRequestStatus = (typeof locationRequestStatuses)[number];

/** Who a delivery is for. `desk` is an agency's; the others are people, and their role says in which table they stand. */
export const recipientRoles = [
  'desk',
  'supervisor',
  'case_officer',
  'protected_person',
  'contact',
  'respondent',
] as const;
export type RecipientRole = (typeof recipientRoles)[number];

export const panicTriggers = ['button', 'hold_release', 'hardware', 'timer', 'sms'] as const;
export type PanicTrigger = (typeof panicTriggers)[number];

export const staffRoles = ['dispatcher', 'supervisor', 'case_officer', 'court', 'administrator', 'auditor'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** BCP 47 tags of the languages that screens and messages speak. */
export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a device may say besides a position. A report that carries one is never dropped by a position filter. */
export const reportAlarms = [
  'sos',
  'strap',
  'removal',
  'power_cut',
  'low_battery',
  'separation',
  'jamming',
  'tamper',
  'fall',
] as const;
export type ReportAlarm = (typeof reportAlarms)[number];
