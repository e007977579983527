import type { ReceivedReports, Report } from '#tracking';
import { type Decoded, dialectUnknown, isRecord, nothingToReport, refuseTooMany } from '../http/decoded.js';
import { readNumber, readTime, setExtras, setPosition } from '../http/read-values.js';
import { askForLocation, type OwnTracksCommand } from './owntracks-command.js';

const kilometersPerHour = 1 / 3.6;

const fieldNames = {
  point: 'lat',
  'point.coordinates': 'lat',
  'point.coordinates.0': 'lon',
  'point.coordinates.1': 'lat',
  fixTime: 'tst',
  accuracyMeters: 'acc',
};

/**
 * The answer to every message that was taken. The Android app parses it and keeps the message when it is no list of OwnTracks messages.
 *
 * It asks for a position while somebody waits for one; the app obeys where its owner has switched remote commands on. Not
 * in answer to what is such an obedience itself (`t: "r"`): an app that repeats its last known position would be asked for
 * ever, as fast as it can send.
 *
 * It carries no `setConfiguration` for the directive, though the apps would take one where their owner allows it: that
 * rewrites the phone's settings for good, and one that then loses us would report every five seconds until its battery is empty.
 */
export function ownTracksReply(body: unknown, { directive }: ReceivedReports): readonly OwnTracksCommand[] {
  const messages: readonly unknown[] = Array.isArray(body) ? body : [body];
  const isObedience = messages.some((message) => isRecord(message) && message['t'] === 'r');
  return directive.locateNow && !isObedience ? [askForLocation] : [];
}

/**
 * OwnTracks in HTTP mode (owntracks.org/booklet/tech/json): one message a request, or a list of them. `vel` is km/h, `tst`
 * seconds, zero-valued fields are left out. Of a message only position, time, movement and battery are kept; names of
 * networks and regions (`SSID`, `BSSID`, `inregions`) are not.
 *
 * @param manualPublishIsPanic whether a report that the person sent by hand (`t: "u"`) is an SOS; set for each device
 * @throws Problem `dialect_unknown` for what is no OwnTracks message, `too_large`
 */
export function decodeOwnTracks(body: unknown, manualPublishIsPanic: boolean): Decoded {
  // The app posts nothing at all when a friend is removed.
  if (body === undefined || body === null || body === '') return nothingToReport;
  const messages: readonly unknown[] = Array.isArray(body) ? body : [body];
  refuseTooMany(messages.length);
  const known = messages.filter(isMessage);
  if (known.length === 0 && messages.length > 0) throw dialectUnknown('_type', 'is missing');
  return {
    reports: known.map((message) => reportOf(message, manualPublishIsPanic)).filter((report) => report !== undefined),
    fieldNames,
    alwaysTaken: Array.isArray(body) || known[0]?._type !== 'location',
    unknownAlarms: 0,
  };
}

type Message = Record<string, unknown> & { _type: string };

const isMessage = (value: unknown): value is Message => isRecord(value) && typeof value['_type'] === 'string';

/** Waypoints, steps, cards, last wills and what later apps invent say nothing of where the phone is now. */
function reportOf(message: Message, manualPublishIsPanic: boolean): Report | undefined {
  const isLocation = message._type === 'location';
  if (!isLocation && message._type !== 'transition') return undefined;
  const [longitude, latitude] = [readNumber(message['lon']), readNumber(message['lat'])];
  const isPanic = isLocation && manualPublishIsPanic && message['t'] === 'u';
  const hasPosition = longitude !== undefined || latitude !== undefined;
  if (!isLocation && !hasPosition) return undefined;

  const report: Report = { fixTime: readTime(message['tst']) ?? NaN };
  if (hasPosition) setPosition(report, longitude, latitude);
  else if (!isPanic) setPosition(report, NaN, NaN);
  const speed = readNumber(message['vel']);
  setExtras(report, {
    accuracyMeters: readNumber(message['acc']),
    altitudeMeters: readNumber(message['alt']),
    courseDegrees: readNumber(message['cog']),
    batteryPercent: readNumber(message['batt']),
    speedMetersPerSecond: speed === undefined ? undefined : speed * kilometersPerHour,
  });
  if (isPanic) report.alarms = ['sos'];
  return report;
}
