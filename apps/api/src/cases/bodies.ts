import type {
  AskedBody,
  ChangeContactBody,
  ChangeDeviceBody,
  ChangeOrderBody,
  ChangeUnitBody,
  ChangeZoneBody,
  CheckZoneBody,
  CreateOrderBody,
  DesignateContactBody,
  DrawZoneBody,
  GrantPermitBody,
  NotePlaceBody,
  RegisterUnitBody,
} from '#contracts';
import type {
  Asked,
  ContactChange,
  DeviceChange,
  IntendedZone,
  LonLat,
  NewContact,
  NewOrder,
  NewPermit,
  NewPlace,
  NewUnit,
  NewZone,
  OrderChange,
  UnitChange,
  ZoneChange,
} from '#orders';

/** From what is sent to what the operations take: times become milliseconds, points longitude and latitude. */

export const timeOf = (text: string): number => new Date(text).getTime();

/** What stands beside a change that may need two persons; the rest of the body is the change. */
export const askedOf = (body: AskedBody): Asked => ({ reason: body?.reason, emergency: body?.emergency });

type GivenTime = string | null | undefined;
const maybeTime = (text: GivenTime): number | null | undefined => (typeof text === 'string' ? timeOf(text) : text);

export const newOrderOf = ({
  zones,
  validFrom,
  validTo,
  reason: _,
  emergency: __,
  ...body
}: CreateOrderBody): NewOrder => ({
  ...body,
  validFrom: timeOf(validFrom),
  validTo: maybeTime(validTo),
  zones: zones?.map(newZoneOf),
});

export const orderChangeOf = ({
  validFrom,
  validTo,
  reason: _,
  emergency: __,
  ...body
}: ChangeOrderBody): OrderChange => ({
  ...body,
  validFrom: validFrom === undefined ? undefined : timeOf(validFrom),
  validTo: maybeTime(validTo),
});

export const newPermitOf = ({ from, to, emergency: _, ...body }: GrantPermitBody): NewPermit => ({
  ...body,
  from: timeOf(from),
  to: timeOf(to),
});

export const newZoneOf = ({ center, ...body }: DrawZoneBody): NewZone => ({ ...body, center: lonLatOf(center) });

export const intendedZoneOf = ({ center, ...body }: CheckZoneBody): IntendedZone => ({
  ...body,
  center: lonLatOf(center),
});

export const newPlaceOf = ({ point, ...body }: NotePlaceBody): NewPlace => ({ ...body, point: lonLatOf(point)! });

export const deviceChangeOf = ({ reason: _, emergency: __, ...change }: ChangeDeviceBody): DeviceChange => change;

export const zoneChangeOf = ({ center, reason: _, emergency: __, ...body }: ChangeZoneBody): ZoneChange => ({
  ...body,
  center: lonLatOf(center),
});

export function lonLatOf(center: DrawZoneBody['center']): LonLat | undefined {
  if (center === undefined) return undefined;
  const [longitude, latitude] = Array.isArray(center) ? center : center.coordinates;
  return { longitude: longitude!, latitude: latitude! };
}

export const newContactOf = ({ consentedAt, ...body }: DesignateContactBody): NewContact => ({
  ...body,
  consentedAt: maybeTime(consentedAt),
});

export const contactChangeOf = ({ consentedAt, ...body }: ChangeContactBody): ContactChange => ({
  ...body,
  consentedAt: maybeTime(consentedAt),
});

export const newUnitOf = ({ point, ...body }: RegisterUnitBody): NewUnit => ({
  ...body,
  point: point && lonLatOf(point),
});

export const unitChangeOf = ({ point, ...body }: ChangeUnitBody): UnitChange => ({
  ...body,
  point: point && lonLatOf(point),
});
