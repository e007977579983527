/** How far the device's clock is ahead of UTC, and which frames show it. */
export interface DeviceZone {
  minutes: number;
  /** Frames whose papers speak of UTC do show it. */
  isUtcKept: boolean;
}

const minuteMilliseconds = 60_000;
/** A fix of now is hardly later or earlier than this. */
const nearMilliseconds = 10 * minuteMilliseconds;
const furthestHours = 14;
const westFlag = 0x08;

/** @param word hours times 100 and minutes, then a bit for west and the language. @returns minutes east of UTC */
export function readZoneWord(word: number): number | undefined {
  const [hours, minutes] = [Math.trunc((word >> 4) / 100), (word >> 4) % 100];
  if (hours > furthestHours || minutes >= 60) return undefined;
  const east = hours * 60 + minutes;
  return word & westFlag && east > 0 ? -east : east;
}

/** Six bytes: year of the century, month, day, hour, minute, second. @returns NaN for what no clock shows */
export function readDeviceTime(bytes: Buffer): number {
  const [year, month, day, hour, minute, second] = bytes as unknown as [number, number, number, number, number, number];
  const time = Date.UTC(2_000 + year, month - 1, day, hour, minute, second);
  const isClock = month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second < 60;
  return isClock && new Date(time).getUTCDate() === day ? time : NaN;
}

export const inUtc = (deviceTime: number, zone: DeviceZone, isUtcByPaper: boolean): number =>
  isUtcByPaper && zone.isUtcKept ? deviceTime : deviceTime - zone.minutes * minuteMilliseconds;

/**
 * Papers call the time of some frames UTC, and devices in a zone send their own in them all the same. A fix that the device says is
 * of now tells which of both it does.
 *
 * @param deviceTime as shown, of such a frame. @returns whether it keeps UTC; `undefined` when nothing follows from it
 */
export function keepsUtc(deviceTime: number, minutes: number, receivedAt: number): boolean | undefined {
  const isNear = (time: number): boolean => Math.abs(time - receivedAt) <= nearMilliseconds;
  const [asUtc, asLocal] = [isNear(deviceTime), isNear(deviceTime - minutes * minuteMilliseconds)];
  return asUtc === asLocal ? undefined : asUtc;
}
