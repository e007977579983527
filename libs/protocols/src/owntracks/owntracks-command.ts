import type { DeviceCommand } from '../stream/device-protocol.js';

/** What OwnTracks does when it is told so, where its owner has allowed it (owntracks.org/booklet/tech/json, `cmd`). */
export type OwnTracksCommand =
  | { _type: 'cmd'; action: 'reportLocation' }
  | { _type: 'cmd'; action: 'setConfiguration'; configuration: OwnTracksSettings };

/** Part of its settings; the others stay as they are. Intervals are seconds. `monitoring`: 1 significant changes, 2 move. */
export interface OwnTracksSettings {
  _type: 'configuration';
  monitoring: 1 | 2;
  locatorInterval: number;
  moveModeLocatorInterval: number;
}

export const askForLocation: OwnTracksCommand = { _type: 'cmd', action: 'reportLocation' };

/** More often than this a phone reports in its move mode alone. */
const seldomSeconds = 300;

/** @returns `undefined` for what OwnTracks cannot be asked */
export function ownTracksCommand(command: DeviceCommand): OwnTracksCommand | undefined {
  switch (command.kind) {
    case 'locate_now':
      return askForLocation;
    case 'set_interval':
      return { _type: 'cmd', action: 'setConfiguration', configuration: settingsFor(command.seconds) };
    case 'vibrate':
    case 'text':
      return undefined;
  }
}

/** Android takes the interval of its move mode from a field of its own; iPhones have the one. */
const settingsFor = (seconds: number): OwnTracksSettings => ({
  _type: 'configuration',
  monitoring: seconds < seldomSeconds ? 2 : 1,
  locatorInterval: seconds,
  moveModeLocatorInterval: seconds,
});
