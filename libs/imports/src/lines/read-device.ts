import {
  beaconIdOf,
  type DeviceKind,
  isImei,
  looksLikeImei,
  type PartyRole,
  phoneKey,
  type TrackerProtocol,
} from '#domain';
import { namedByImei, type PersonRecord } from '#orders';
import type { RawLine } from '../columns.js';
import { Cells, type LineProblem, wordsOf } from './cells.js';
import { type Known, orderKey } from './known.js';
import { byName, sameName } from './names.js';
import type { LineContext } from './read-order.js';

export interface ReadDevice {
  uniqueId: string;
  kind: DeviceKind;
  wearer: PersonRecord;
  firmware: string | null;
  /** `null`: it shows its token. */
  protocol: TrackerProtocol | null;
}

const kindWords = wordsOf<DeviceKind>({
  bracelet: ['браслет', 'білезік'],
  tracker: ['трекер', 'gps-трекер'],
  phone: ['телефон', 'смартфон', 'smartphone'],
  beacon: ['маяк', 'маячок', 'шамшырақ'],
});

const protocolWords = wordsOf<TrackerProtocol | 'none'>({
  teltonika: ['телтоника'],
  gt06: ['gt-06', 'concox'],
  h02: ['h-02'],
  watch: ['часы', 'сағат'],
  mqtt: ['owntracks'],
  none: ['-', '—', 'нет', 'жоқ', 'token', 'токен'],
});

const partyWords = wordsOf<PartyRole>({
  protected: ['защищаемое лицо', 'защищаемая', 'потерпевшая', 'қорғалатын адам', 'survivor', 'protected person'],
  respondent: ['правонарушитель', 'нарушитель', 'құқық бұзушы', 'бұзушы'],
});

/** Reads the lines of a table of devices. Their wearers are registered already: by phone, or as a party of an order. */
export class DeviceLines {
  private readonly ids = new Map<string, number>();

  constructor(
    private readonly known: Known,
    private readonly context: LineContext,
  ) {}

  read({ line, values }: RawLine): { device?: ReadDevice; problems: LineProblem[] } {
    const cells = new Cells(values, this.context.timeZone);
    const isBeacon = new Cells(values, this.context.timeZone).oneOf('kind', kindWords) === 'beacon';
    const protocol = cells.oneOf('protocol', protocolWords) ?? 'none';
    const uniqueId = this.uniqueId(cells, line, isBeacon, protocol !== 'none' && namedByImei.has(protocol));
    const kind = cells.required('kind') === undefined ? undefined : cells.oneOf('kind', kindWords);
    const wearer = this.wearer(cells, values);
    const firmware = cells.text('firmware', 100) ?? null;
    const { problems } = cells;
    if (problems.length > 0 || !uniqueId || !kind || !wearer) return { problems };
    const device = { uniqueId, kind, wearer, firmware, protocol: protocol === 'none' ? null : protocol };
    return { device, problems };
  }

  private uniqueId(cells: Cells, line: number, isBeacon: boolean, isNamedByImei: boolean): string | undefined {
    const written = cells.required('deviceId') && cells.identifier('deviceId', 100);
    if (written === undefined) return undefined;
    const given = isBeacon ? beaconIdOf(written) : written;
    // A beacon is known by what it sends.
    if (given === undefined) return cells.bad('deviceId', 'characters_not_allowed');
    // It is the user name of Basic auth.
    if (!/^[\x21-\x7e]+$/.test(given) || given.includes(':')) return cells.bad('deviceId', 'characters_not_allowed');
    if (isNamedByImei && !looksLikeImei(given)) return cells.bad('deviceId', 'imei_needed');
    if (looksLikeImei(given) && !isImei(given)) return cells.bad('deviceId', 'check_digit_wrong');
    const otherLine = this.ids.get(given);
    if (otherLine !== undefined) {
      cells.problems.push({ column: 'deviceId', code: 'twice_in_file', otherLine });
      return undefined;
    }
    this.ids.set(given, line);
    return this.known.devices.has(given) ? cells.bad('deviceId', 'exists') : given;
  }

  private wearer(cells: Cells, values: RawLine['values']): PersonRecord | undefined {
    const phone = cells.phone('personPhone');
    const number = cells.identifier('orderNumber', 200);
    const name = cells.text('personName');
    if (values.personPhone !== undefined) {
      if (phone === undefined) return undefined;
      const found = this.known.people.get(phoneKey(phone)) ?? [];
      if (found.length === 0) return cells.bad('personPhone', 'person_unknown');
      const fitting = name === undefined ? found : byName(found, name);
      if (fitting.length === 1) return fitting[0];
      if (fitting.length > 1) return cells.bad(name === undefined ? 'personPhone' : 'personName', 'person_ambiguous');
      return cells.bad('personName', 'name_differs');
    }
    if (number === undefined) return cells.bad('personPhone', 'wearer_missing');
    return this.partyOf(cells, number, name);
  }

  private partyOf(cells: Cells, number: string, name: string | undefined): PersonRecord | undefined {
    const orders = (this.known.orders.get(orderKey(number)) ?? []).filter(({ status }) => status !== 'revoked');
    if (orders.length !== 1) return cells.bad('orderNumber', orders.length === 0 ? 'order_unknown' : 'order_ambiguous');
    const role = cells.required('party') === undefined ? undefined : cells.oneOf('party', partyWords);
    if (role === undefined) return undefined;
    const parties = (this.known.partiesOf.get(orders[0]!.id) ?? []).filter((party) => party.role === role);
    const people = parties.flatMap(({ personId }) => this.known.peopleById.get(personId) ?? []);
    const fitting = name === undefined ? people : people.filter((person) => sameName(person.name, name));
    if (fitting.length === 1) return fitting[0];
    if (fitting.length > 1) return cells.bad('personName', 'person_ambiguous');
    return cells.bad(
      name === undefined ? 'party' : 'personName',
      name === undefined ? 'person_unknown' : 'name_differs',
    );
  }
}
