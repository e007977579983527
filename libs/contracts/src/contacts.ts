import { z } from 'zod';
import { alarmKinds, contactDesignators, languages } from '#domain';
import { addresses, shownChannels } from './addresses.js';
import { coordinates, point } from './geojson.js';
import { givenTime, pageOf, pageQuery, text } from './fields.js';

/** Which channels there are; tokens, addresses and secrets are never shown again. */
export const contact = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  language: z.enum(languages),
  position: z.int(),
  channels: shownChannels,
  /** When they agreed to be told, as they said themselves or an officer notes it; `null`: neither. */
  consentedAt: z.iso.datetime().nullable(),
  /** Whom the person chose herself is told nothing before they have agreed. */
  designatedBy: z.enum(contactDesignators),
  /** Of which alarms they are told; `null`: of all that contacts are told of. */
  for: z.array(z.enum(alarmKinds)).nullable(),
  /** When they said no. */
  declinedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Contact = z.infer<typeof contact>;
export const contactPage = pageOf('contacts', contact);
export type ContactPage = z.infer<typeof contactPage>;
export const listContactsQuery = pageQuery.extend({ personId: z.uuid().optional() });
export type ListContactsQuery = z.infer<typeof listContactsQuery>;

export const designateContactBody = z.strictObject({
  personId: z.uuid(),
  name: text(200),
  language: z.enum(languages),
  /** Who is told first: 1 before 2. */
  position: z.int().min(1).max(100),
  channels: addresses.min(1),
  consentedAt: givenTime.nullable().optional(),
});
export type DesignateContactBody = z.infer<typeof designateContactBody>;

export const changeContactBody = z.strictObject({
  name: text(200).optional(),
  language: z.enum(languages).optional(),
  position: z.int().min(1).max(100).optional(),
  /** All of them anew; none: the contact is told nothing. */
  channels: addresses.optional(),
  consentedAt: givenTime.nullable().optional(),
});
export type ChangeContactBody = z.infer<typeof changeContactBody>;

export const unit = z.object({
  id: z.uuid(),
  name: z.string(),
  callSign: z.string().nullable(),
  /** Whether it can be sent. Who is not is not among the nearest. */
  onDuty: z.boolean(),
  point: point.nullable(),
  positionAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Unit = z.infer<typeof unit>;
export const unitPage = pageOf('units', unit);
export type UnitPage = z.infer<typeof unitPage>;

const unitPoint = z.strictObject({ type: z.literal('Point'), coordinates });

export const registerUnitBody = z.strictObject({
  name: text(200),
  callSign: text(50).nullable().optional(),
  onDuty: z.boolean().optional(),
  point: unitPoint.nullable().optional(),
});
export type RegisterUnitBody = z.infer<typeof registerUnitBody>;

export const changeUnitBody = registerUnitBody.extend({ name: text(200).optional() });
export type ChangeUnitBody = z.infer<typeof changeUnitBody>;
