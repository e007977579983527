import { z } from 'zod';
import { deviceKinds, languages, sexes, trackerProtocols } from '#domain';
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
export const findPersonBody = z.union([
  z.strictObject({ phone }),
  /** Words of the name, or their beginnings. */
  z.strictObject({ name: text(200).min(2) }),
]);
export type FindPersonBody = z.infer<typeof findPersonBody>;
/** Whoever has the number or such a name, newest first; fifty at most. */
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
  /** By which it speaks to the gateway, known there by its `uniqueId`; `null`: it shows its token. */
  protocol: z.enum(trackerProtocols).nullable(),
  /** Its token works only with a proof by the phone's key. */
  boundToKey: z.boolean(),
  /** The version of what runs on it, as an officer or the phone has said. */
  firmware: z.string().nullable(),
  /** The phone that set this tracker up: it may report positions and nothing else. */
  trackerOf: z.uuid().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Device = z.infer<typeof device>;

export const deviceWithReport = device.extend({
  /** The last that it said, wherever it was; `null`: nothing yet, or nothing that is still kept. */
  lastReport: z
    .object({
      fixTime: z.iso.datetime(),
      receivedAt: z.iso.datetime(),
      batteryPercent: z.number().nullable(),
      /** Strength of the device's radio link. */
      signalPercent: z.number().nullable(),
    })
    .nullable(),
});
export type DeviceWithReport = z.infer<typeof deviceWithReport>;
export const devicePage = pageOf('devices', deviceWithReport);
export type DevicePage = z.infer<typeof devicePage>;
export const listDevicesQuery = pageQuery.extend({
  personId: z.uuid().optional(),
  kind: z.enum(deviceKinds).optional(),
  revoked: z.enum(['true', 'false']).optional(),
  /** In use, and has reported nothing for so long. */
  silentSeconds: z.coerce.number().int().min(60).max(31_622_400).optional(),
});
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
  /** It speaks to the gateway, and is known there by `uniqueId` alone, which is no secret. Needs one. */
  protocol: z.enum(trackerProtocols).nullable().optional(),
  firmware: text(100).nullable().optional(),
});
export type EnrolDeviceBody = z.infer<typeof enrolDeviceBody>;

export const changeDeviceBody = z.strictObject({
  /** Who has it from now on: an alarm of the orders that watch whoever had it. It keeps its token. */
  personId: z.uuid().optional(),
  tokenInQueryAllowed: z.boolean().optional(),
  manualPublishIsPanic: z.boolean().optional(),
  protocol: z.enum(trackerProtocols).nullable().optional(),
  firmware: text(100).nullable().optional(),
  ...askedBeside,
});
export type ChangeDeviceBody = z.infer<typeof changeDeviceBody>;
