import { z } from 'zod';
import { deviceKinds, languages, sexes } from '#domain';
import { addresses, shownChannels } from './addresses.js';
import { askedBeside } from './approvals.js';
import { pageOf, pageQuery, printable, text } from './fields.js';

/** PINs are never shown: only whether there is one. */
export const person = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  language: z.enum(languages),
  pinSet: z.boolean(),
  duressPinSet: z.boolean(),
  sex: z.enum(sexes).nullable(),
  birthYear: z.int().nullable(),
  channels: shownChannels,
  createdAt: z.iso.datetime(),
});
export type Person = z.infer<typeof person>;
export const personPage = pageOf('people', person);
export type PersonPage = z.infer<typeof personPage>;

/** E.164, with or without the spaces and hyphens people write. */
const phone = z.string().regex(/^\+?[0-9][0-9 ()-]{3,29}$/, 'must be a phone number');
/** For statistics alone. */
const birthYear = z.int().min(1900).max(2100);
const pin = z.string().regex(/^\d{4,12}$/, 'must be 4 to 12 digits');

export const registerPersonBody = z.strictObject({
  name: text(200),
  phone: phone.nullable().optional(),
  language: z.enum(languages),
  pin: pin.optional(),
  duressPin: pin.optional(),
  sex: z.enum(sexes).nullable().optional(),
  birthYear: birthYear.nullable().optional(),
  /** In the order they are wanted. */
  channels: addresses.optional(),
});
export type RegisterPersonBody = z.infer<typeof registerPersonBody>;

/** In a body, since addresses of requests are logged. */
export const findPersonBody = z.strictObject({ phone });
export type FindPersonBody = z.infer<typeof findPersonBody>;
/** Whoever has the number, newest first. */
export const foundPeople = z.object({ people: z.array(person) });
export type FoundPeople = z.infer<typeof foundPeople>;

export const changePersonBody = z.strictObject({
  name: text(200).optional(),
  phone: phone.nullable().optional(),
  language: z.enum(languages).optional(),
  pin: pin.nullable().optional(),
  duressPin: pin.nullable().optional(),
  sex: z.enum(sexes).nullable().optional(),
  birthYear: birthYear.nullable().optional(),
  /** All of them anew; none: the person is told nothing. */
  channels: addresses.optional(),
});
export type ChangePersonBody = z.infer<typeof changePersonBody>;

export const device = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  kind: z.enum(deviceKinds),
  uniqueId: z.string(),
  tokenInQueryAllowed: z.boolean(),
  manualPublishIsPanic: z.boolean(),
  /** Its token works only with a proof by the phone's key. */
  boundToKey: z.boolean(),
  revokedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Device = z.infer<typeof device>;
export const devicePage = pageOf('devices', device);
export type DevicePage = z.infer<typeof devicePage>;
export const listDevicesQuery = pageQuery.extend({ personId: z.uuid().optional() });
export type ListDevicesQuery = z.infer<typeof listDevicesQuery>;

/**
 * `token` is shown once: only its hash is kept. It is `null` when the enrolment is repeated with its Idempotency-Key;
 * whoever lost the first answer asks for a new one (`rotate-token`).
 */
export const enrolledDevice = device.extend({ token: z.string().nullable() });
export type EnrolledDeviceAnswer = z.infer<typeof enrolledDevice>;

export const enrolDeviceBody = z.strictObject({
  personId: z.uuid(),
  kind: z.enum(deviceKinds),
  /** No colon: it is the user name of Basic auth. */
  uniqueId: printable(100)
    .refine((value) => !value.includes(':'), 'must not contain a colon')
    .optional(),
  tokenInQueryAllowed: z.boolean().optional(),
  manualPublishIsPanic: z.boolean().optional(),
});
export type EnrolDeviceBody = z.infer<typeof enrolDeviceBody>;

export const changeDeviceBody = z.strictObject({
  /** Who has it from now on: an alarm of the orders that watch whoever had it. It keeps its token. */
  personId: z.uuid().optional(),
  tokenInQueryAllowed: z.boolean().optional(),
  manualPublishIsPanic: z.boolean().optional(),
  ...askedBeside,
});
export type ChangeDeviceBody = z.infer<typeof changeDeviceBody>;
