import { z } from 'zod';
import { agencyKinds, languages, secondFactorPolicies, staffRoles } from '#domain';
import { addresses, shownChannels } from './addresses.js';
import { pageOf, pageQuery, text, timeZone } from './fields.js';
import { givenArea, keptArea } from './zones.js';

/** As it is dialled: a short number, or E.164. */
const dialled = z
  .string()
  .regex(/^(\+[1-9]\d{6,14}|\d{2,6})$/, 'must be a short number like 102, or one like +77075550193');

export const agency = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(agencyKinds),
  region: z.string(),
  timeZone: z.string(),
  language: z.enum(languages),
  /** Whose supervisors are told of an incident that nobody here takes. */
  nextAgencyId: z.uuid().nullable(),
  /** Whether messages to staff and contacts may name the protected person on a lock screen. */
  namesInMessagesAllowed: z.boolean(),
  /** Where its desk takes incidents; `null`: only those of its own orders. */
  area: keptArea.nullable(),
  /** `required`: staff may work only in sessions opened with a second factor. */
  secondFactor: z.enum(secondFactorPolicies),
  /** Whether anybody may bring its people a report of violence, without an account and without a name. */
  takesReports: z.boolean(),
  /** How long its people hold the button of the app before it is a press. */
  holdMilliseconds: z.int(),
  /** What its people dial when nothing else works. */
  policeLine: z.string(),
  /** Whether a warning may show its person where: he may be looking at the screen. */
  warningMap: z.boolean(),
  /** Whether a phone may record during an incident, if she switches it on. */
  audioEvidence: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type Agency = z.infer<typeof agency>;
export const agencyPage = pageOf('agencies', agency);
export type AgencyPage = z.infer<typeof agencyPage>;

/** The other agencies of the region's cell: to whom an incident can go, and where their areas meet one's own. */
export const neighbours = z.object({
  neighbours: z.array(agency.pick({ id: true, name: true, kind: true, region: true, area: true })),
});
export type Neighbours = z.infer<typeof neighbours>;

export const staffMember = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
  language: z.enum(languages),
  onDuty: z.boolean(),
  channels: shownChannels,
  disabledAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type StaffMember = z.infer<typeof staffMember>;
export const staffPage = pageOf('staff', staffMember);
export type StaffPage = z.infer<typeof staffPage>;
export const listStaffQuery = pageQuery.extend({ role: z.enum(staffRoles).optional() });
export type ListStaffQuery = z.infer<typeof listStaffQuery>;

/** At least 10 characters, and not easy to guess: the rest is judged with the member's name and address beside it. */
export const newPassword = z.string().min(10).max(256);

/** The password is good for choosing one's own. Not given: it stays the member's, as where programs make accounts for programs. */
const mustChangePassword = z.boolean().optional();

export const addStaffMemberBody = z.strictObject({
  email: z.email().max(254),
  name: text(200),
  role: z.enum(staffRoles),
  language: z.enum(languages),
  password: newPassword,
  mustChangePassword,
  /** In the order they are wanted. */
  channels: addresses.optional(),
});
export type AddStaffMemberBody = z.infer<typeof addStaffMemberBody>;

export const changeStaffMemberBody = z.strictObject({
  name: text(200).optional(),
  role: z.enum(staffRoles).optional(),
  language: z.enum(languages).optional(),
  password: newPassword.optional(),
  mustChangePassword,
  disabled: z.boolean().optional(),
  /** All of them anew; none: the member is told on the console only. */
  channels: addresses.optional(),
});
export type ChangeStaffMemberBody = z.infer<typeof changeStaffMemberBody>;

export const dutyBody = z.strictObject({ onDuty: z.boolean() });
export type DutyBody = z.infer<typeof dutyBody>;

export const foundAgencyBody = z.strictObject({
  name: text(200),
  kind: z.enum(agencyKinds),
  region: text(200),
  timeZone,
  language: z.enum(languages),
  administrator: z.strictObject({
    email: z.email().max(254),
    name: text(200),
    language: z.enum(languages).optional(),
    password: newPassword,
    mustChangePassword,
  }),
});
export type FoundAgencyBody = z.infer<typeof foundAgencyBody>;

export const foundedAgency = agency.extend({ administrator: staffMember });
export type FoundedAgencyAnswer = z.infer<typeof foundedAgency>;

export const changeAgencyBody = z.strictObject({
  name: text(200).optional(),
  timeZone: timeZone.optional(),
  language: z.enum(languages).optional(),
  nextAgencyId: z.uuid().nullable().optional(),
  namesInMessagesAllowed: z.boolean().optional(),
  /** GeoJSON Polygon or MultiPolygon; `null`: no area. */
  area: givenArea.nullable().optional(),
  secondFactor: z.enum(secondFactorPolicies).optional(),
  takesReports: z.boolean().optional(),
  holdMilliseconds: z.int().min(300).max(3000).optional(),
  policeLine: dialled.optional(),
  warningMap: z.boolean().optional(),
  audioEvidence: z.boolean().optional(),
});
export type ChangeAgencyBody = z.infer<typeof changeAgencyBody>;
