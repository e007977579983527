import { z } from 'zod';
import { alarmKinds, contactDesignators, languages } from '#domain';
import { ownAddress, shownChannels } from './addresses.js';
import { text } from './fields.js';

/** What became of asking: an officer's contact is not asked by the house. */
const consentStates = ['waiting', 'agreed', 'declined', 'not_reached', 'not_asked'] as const;

/** Words only, so that a message of the house can carry nothing else than a name. */
const shownName = text(24).regex(/^\p{L}[\p{L}\p{M} '’.-]*$/u, 'must be a name: letters, spaces and hyphens');

/** Of which alarms; `null`: of all that contacts are told of. */
const toldOf = z.array(z.enum(alarmKinds)).min(1).max(alarmKinds.length).nullable();

/** A contact as the person whose contact it is sees it on her phone. */
export const ownContact = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What the message that asks them says of who asks. */
  shownName: z.string().nullable(),
  language: z.enum(languages),
  /** Who is told first: 1 before 2. */
  position: z.int(),
  channels: shownChannels,
  for: toldOf,
  /** Only whom she chose herself she can change and remove. */
  designatedBy: z.enum(contactDesignators),
  consent: z.enum(consentStates),
});
export type OwnContact = z.infer<typeof ownContact>;

/** In the order in which they are told. */
export const ownContacts = z.object({ contacts: z.array(ownContact) });
export type OwnContacts = z.infer<typeof ownContacts>;

const ownAddresses = z.array(ownAddress).min(1).max(4);
const position = z.int().min(1).max(100);

export const designateOwnContactBody = z.strictObject({
  /** Made on the phone: a retry never makes two. */
  id: z.uuid().optional(),
  name: text(200),
  shownName: shownName.nullable().optional(),
  language: z.enum(languages),
  channels: ownAddresses,
  position,
  for: toldOf.optional(),
});
export type DesignateOwnContactBody = z.infer<typeof designateOwnContactBody>;

export const changeOwnContactBody = z.strictObject({
  name: text(200).optional(),
  shownName: shownName.nullable().optional(),
  language: z.enum(languages).optional(),
  /** All of them anew. Who is reached at another address is asked anew. */
  channels: ownAddresses.optional(),
  position: position.optional(),
  for: toldOf.optional(),
});
export type ChangeOwnContactBody = z.infer<typeof changeOwnContactBody>;

/** The token of the message that asks: what stands behind the `#`. */
export const consentBody = z.strictObject({
  token: z.string().regex(/^c\.[\w-]{22}$/, 'is no token of a message'),
  agrees: z.boolean(),
});
export type ConsentBody = z.infer<typeof consentBody>;
export const consentAnswer = z.object({ agrees: z.boolean() });
export type ConsentAnswer = z.infer<typeof consentAnswer>;
