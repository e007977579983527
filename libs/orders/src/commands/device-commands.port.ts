import type { DeviceCommandFailure, DeviceCommandKind, DeviceCommandStatus } from '#domain';
import type { PageRequest } from '../ports.js';
import type { LocationRequestRecord } from '../records.js';

/** Something that a device is asked to do over its own connection. Times are milliseconds since 1970. */
export interface DeviceCommandRecord {
  id: string;
  deviceId: string;
  /** Who wore it then. */
  personId: string;
  kind: DeviceCommandKind;
  /** Of `set_interval`. */
  seconds: number | null;
  /** Of `text`. */
  text: string | null;
  status: DeviceCommandStatus;
  failure: DeviceCommandFailure | null;
  /** `null`: the house itself, since staff asked where its wearer is. */
  askedBy: string | null;
  askedAt: number;
  expiresAt: number;
  /** When it may be sent, for the first time or again. */
  nextAt: number;
  attempts: number;
  /** The last time. */
  sentAt: number | null;
  answeredAt: number | null;
  /** What the device said. Never of `locate_now`: where it is, is read where positions are read. */
  answer: string | null;
}

export interface DeviceCommands {
  list(page: PageRequest, filter: { deviceId: string }): Promise<DeviceCommandRecord[]>;
  /** Of one device, those that are neither done nor over; oldest first. */
  waiting(deviceId: string, now: number): Promise<DeviceCommandRecord[]>;
  /** False when the device is asked already where it is. */
  insert(command: DeviceCommandRecord): Promise<boolean>;
  /** What waits for a device is meant for who wears it: nothing of it is sent any more. */
  drop(deviceId: string): Promise<void>;
  /**
   * Asks the devices of a person that only listen where they are, until the request expires. Not those that are asked already, and
   * never the respondent's of an order with a concealed zone. Resolves to which were asked.
   */
  locate(request: LocationRequestRecord, newId: () => string): Promise<string[]>;
}
