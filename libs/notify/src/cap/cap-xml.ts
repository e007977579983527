import { type AlarmKind, type Language, languages, type Severity } from '#domain';
import { wordsOf } from '../words/words-of.js';
import type { CapAgency, CapMessage } from './cap-message.js';
import { type Xml, xmlDocument } from './xml.js';

export const capMediaType = 'application/cap+xml';

/** CAP 1.2 (OASIS, 1 July 2010): never `Z`; UTC is `-00:00`, and there are no fractions of a second. */
const capTime = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}-00:00`;

/** Who speaks: an agency by its id, since names hold spaces and commas, which this field must not. */
const senderOf = (agency: CapAgency): string => `qalqan-${agency.id}`;

const severities: Record<Severity, { severity: string; urgency: string }> = {
  critical: { severity: 'Extreme', urgency: 'Immediate' },
  urgent: { severity: 'Severe', urgency: 'Expected' },
  notice: { severity: 'Minor', urgency: 'Future' },
};

const certainties: Record<AlarmKind, 'Observed' | 'Likely' | 'Possible'> = {
  panic: 'Observed',
  duress: 'Observed',
  missed_check_in: 'Observed',
  breach: 'Observed',
  crossing: 'Observed',
  approach: 'Likely',
  tamper: 'Observed',
  separation: 'Observed',
  power_cut: 'Observed',
  unpaired: 'Observed',
  acted_alone: 'Observed',
  silence: 'Observed',
  jamming: 'Likely',
  disagreement: 'Likely',
  mock_location: 'Likely',
  implausible: 'Possible',
  uncertain: 'Possible',
  low_battery: 'Observed',
  order_expiring: 'Observed',
};

/** A message as another agency's system reads it. The elements stand in the order that the schema wants. */
export function capXml(message: CapMessage, agency: CapAgency): string {
  const { identifier, sent, msgType, references, incidentId, alarm } = message;
  const sender = senderOf(agency);
  const referred = references.map((one) => `${sender},${one.identifier},${capTime(one.sent)}`).join(' ');
  const alert: Xml[] = [
    ['identifier', identifier],
    ['sender', sender],
    ['sent', capTime(sent)],
    ['status', 'Actual'],
    ['msgType', msgType],
    ['scope', 'Restricted'],
    ['restriction', 'For agencies that protect people under an order. Not for publication.'],
    ...(referred === '' ? [] : ([['references', referred]] as Xml[])),
    ['incidents', incidentId],
    ...(alarm ? languagesOf(agency).map((language) => info(language, alarm, agency)) : []),
  ];
  return xmlDocument(['alert', alert, { xmlns: 'urn:oasis:names:tc:emergency:cap:1.2' }]);
}

const languagesOf = ({ language }: CapAgency): Language[] => [
  language,
  ...languages.filter((other) => other !== language),
];

/**
 * The words are those for staff without any name: they tell duress from a press no more than a lock screen does. The area
 * is the agency's region: anything finer could lead to a protected person's door.
 */
function info(language: Language, { kind, severity }: NonNullable<CapMessage['alarm']>, agency: CapAgency): Xml {
  const { title } = wordsOf(kind, language, 'staff')!;
  const grade = severities[severity];
  return [
    'info',
    [
      ['language', language],
      ['category', 'Security'],
      ['event', title],
      ['responseType', 'Assess'],
      ['urgency', grade.urgency],
      ['severity', grade.severity],
      ['certainty', certainties[kind]],
      ['senderName', agency.name],
      ['headline', title],
      ['area', [['areaDesc', agency.region]]],
    ],
  ];
}
