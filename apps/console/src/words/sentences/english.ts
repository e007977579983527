import type { AlarmFacts, Sentences } from '../sentence.js';
import type { Measure } from '../measure.js';
import { brackets, list, when } from './parts.js';

const who = ({ role }: AlarmFacts): string =>
  role === 'respondent' ? 'Respondent' : role === 'protected' ? 'Protected person' : 'Person';

const zone = (facts: AlarmFacts): string => (facts.zone === null ? 'the zone' : `the zone “${facts.zone}”`);

const certainty = (facts: AlarmFacts, measure: Measure): string =>
  brackets(
    when(facts.accuracyMeters, (value) => `±${measure.meters(value)}`),
    when(facts.probability, (value) => `${measure.percent(value)} certain`),
  );

const nearEachOther = (facts: AlarmFacts, measure: Measure): string =>
  list(
    when(
      facts.heardDbm,
      (value) => `Parties are near each other: a beacon was heard by Bluetooth (${measure.number(value)} dBm)`,
    ) ??
      (facts.betweenMeters === null
        ? 'Parties are closer than the order allows'
        : `Respondent is ${measure.meters(facts.betweenMeters)} from the protected person`),
    when(facts.limitMeters, (value) => `the limit is ${measure.meters(value)}`),
  );

export const english: Sentences = {
  panic: () => 'Protected person pressed the panic button',
  duress: () => 'Protected person cancelled with the duress PIN: someone is forcing them',
  missed_check_in: () => 'Protected person did not check in on time',
  breach: (facts, measure) =>
    (facts.zone === null
      ? nearEachOther(facts, measure)
      : list(
          `${who(facts)} is inside ${zone(facts)}`,
          when(facts.depthMeters, (value) => `${measure.meters(value)} past the edge`),
        )) + certainty(facts, measure),
  crossing: (facts, measure) =>
    list(
      facts.zone === null
        ? `${who(facts)} passed the other party closer than allowed between two fixes`
        : `${who(facts)} crossed ${zone(facts)} between two fixes`,
      when(facts.depthMeters, (value) => `up to ${measure.meters(value)} deep`),
    ) + certainty({ ...facts, probability: null }, measure),
  approach: (facts, measure) =>
    facts.heardDbm !== null
      ? nearEachOther(facts, measure)
      : list(
          `${who(facts)} is approaching ${facts.zone === null ? 'the other party' : zone(facts)}`,
          facts.zone === null
            ? when(facts.betweenMeters, (value) => `${measure.meters(value)} apart`)
            : when(facts.distanceMeters, (value) => `${measure.meters(value)} to the edge`),
          facts.zone === null ? when(facts.limitMeters, (value) => `the limit is ${measure.meters(value)}`) : null,
          when(facts.secondsToLimit, (value) => `there in about ${measure.duration(value)}`),
        ) + certainty({ ...facts, probability: null }, measure),
  tamper: (facts) => `${who(facts)}’s device was opened or its strap cut`,
  separation: (facts, measure) =>
    list(
      `${who(facts)}’s bracelet and phone are apart`,
      when(facts.betweenMeters, (value) => measure.meters(value)),
    ),
  power_cut: (facts) => `Power of ${who(facts).toLowerCase()}’s device was cut`,
  unpaired: (facts) => `${who(facts)}’s device was unpaired or given to another person`,
  acted_alone: () => 'One person did alone, as an emergency, what needs two: see the approvals',
  silence: (facts, measure) =>
    list(
      when(facts.silentSeconds, (value) => `${who(facts)}’s device has been silent for ${measure.duration(value)}`) ??
        `${who(facts)}’s device is silent`,
      facts.urgent ? `could be at ${zone(facts)} by now` : null,
    ),
  jamming: (facts) => `${who(facts)}’s device reports jammed signals`,
  mock_location: (facts) => `${who(facts)}’s phone reports a faked position`,
  disagreement: (facts, measure) =>
    list(
      `${who(facts)}’s devices are in two places`,
      when(facts.devicesApartMeters, (value) => `${measure.meters(value)} apart`),
    ),
  implausible: (facts) => `${who(facts)}’s position jumped farther than anyone can travel`,
  uncertain: (facts, measure) =>
    `Cannot tell whether ${who(facts).toLowerCase()} is inside ${zone(facts)}` +
    brackets(
      when(facts.accuracyMeters, (value) => `±${measure.meters(value)}`),
      when(facts.probability, (value) => `inside with a probability of ${measure.percent(value)}`),
    ),
  low_battery: (facts, measure) =>
    `${who(facts)}’s device battery is low` +
    brackets(when(facts.batteryPercent, (value) => measure.percent(value / 100))),
  order_expiring: (facts, measure) =>
    when(facts.expiresInSeconds, (value) => `The order expires in ${measure.duration(value)}`) ??
    'The order expires soon',
};
