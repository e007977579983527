import type { OwnContact } from '#contracts';
import type { ContactRecord } from '#orders';

/** @param unreached whom no message that asks could reach */
export const ownContactView = (contact: ContactRecord, unreached: ReadonlySet<string>): OwnContact => {
  const { id, name, shownName, language, position, channels, toldOf, designatedBy } = contact;
  return {
    ...{ id, name, shownName, language, position, designatedBy },
    channels: channels.map(({ channel }) => ({ channel })),
    for: toldOf && [...toldOf],
    consent: consentOf(contact, unreached),
  };
};

function consentOf(
  { id, designatedBy, consentedAt, declinedAt }: ContactRecord,
  unreached: ReadonlySet<string>,
): OwnContact['consent'] {
  if (consentedAt !== null) return 'agreed';
  if (declinedAt !== null) return 'declined';
  if (designatedBy === 'officer') return 'not_asked';
  return unreached.has(id) ? 'not_reached' : 'waiting';
}
