import type { Person, VersionedTermsView, VersionedZoneView } from '#contracts';
import { textOfSchedule } from '../schedule/schedule-text.js';
import { useCourt } from '../use-words-of-court.js';

export type TermName = keyof VersionedTermsView;
export type ZoneTermName = 'name' | 'kind' | 'sizeMeters' | 'warningRingMeters' | 'schedule' | 'concealed';

export const termNames: readonly TermName[] = [
  'reference',
  'issuingAuthority',
  'jurisdiction',
  'legalBasis',
  'validFrom',
  'validTo',
  'timeZone',
  'status',
  'caseOfficerId',
  'parties',
  'proximityLimitMeters',
  'proximityWarningMeters',
  'proximitySchedule',
  'thresholds',
];
export const zoneTermNames: readonly ZoneTermName[] = [
  'name',
  'kind',
  'sizeMeters',
  'warningRingMeters',
  'schedule',
  'concealed',
];

/** What an order or a zone said, in words. @param people by id, as far as they are known here */
export function useTermText(people: ReadonlyMap<string, Pick<Person, 'name'>>) {
  const { t, measure, dayAndMinute, end } = useCourt();
  const nameOf = (id: string): string => people.get(id)?.name ?? t('history.person', { id: id.slice(-6) });
  const meters = (value: number | null): string => (value === null ? t('none') : measure.meters(value));

  const ofTerm = (name: TermName, terms: VersionedTermsView): string => {
    switch (name) {
      case 'validFrom':
        return dayAndMinute(Date.parse(terms.validFrom), terms.timeZone);
      case 'validTo':
        return end(terms.validTo, terms.timeZone);
      case 'status':
        return t(`statuses.${terms.status}`);
      case 'proximityLimitMeters':
      case 'proximityWarningMeters':
        return meters(terms[name]);
      case 'proximitySchedule':
        return terms.proximitySchedule === null ? t('always') : textOfSchedule(terms.proximitySchedule, t);
      case 'parties':
        return terms.parties.map(({ personId, role }) => `${t(`roles.${role}`)}: ${nameOf(personId)}`).join('; ');
      case 'thresholds': {
        const given = Object.entries(terms.thresholds).map(([key, value]) => `${key} ${value}`);
        return given.length === 0 ? t('none') : given.join(', ');
      }
      case 'caseOfficerId':
        return terms.caseOfficerId === null ? t('none') : `…${terms.caseOfficerId.slice(-6)}`;
      default:
        return terms[name] ?? t('none');
    }
  };
  const ofZone = (name: ZoneTermName, zone: VersionedZoneView): string => {
    switch (name) {
      case 'name':
        return zone.name;
      case 'kind':
        return t(`zoneKinds.${zone.kind}`);
      case 'sizeMeters':
        return zone.radiusMeters === null
          ? t('history.areaOf', { radius: measure.meters(zone.sizeMeters) })
          : t('history.circleOf', { radius: measure.meters(zone.radiusMeters) });
      case 'warningRingMeters':
        return measure.meters(zone.warningRingMeters);
      case 'schedule':
        return zone.schedule === null ? t('always') : textOfSchedule(zone.schedule, t);
      case 'concealed':
        return zone.concealed ? t('yes') : t('no');
    }
  };
  return { ofTerm, ofZone, nameOf };
}
