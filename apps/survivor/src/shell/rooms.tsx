import type { ComponentType } from 'preact';
import { CheckInScreen } from '../check-in/check-in-screen.js';
import { ContactsScreen } from '../contacts/contacts-screen.js';
import { Disguised } from '../discretion/disguised.js';
import { More } from '../discretion/more.js';
import { Enrol } from '../enrol/enrol.js';
import { WalkScreen } from '../press/walk-screen.js';
import { recordAfterPresses } from '../recording/record.js';
import { reportWhileWanted } from '../reporting/report.js';
import { readDirectory } from '../support/directory.js';
import { DirectoryScreen } from '../support/directory-screen.js';
import type { Screen } from '../ui/route.js';
import { WarningsScreen } from '../warnings/warnings-screen.js';
import { followHints } from './follow-hints.js';
import { keepCompanionFresh } from './read-companion.js';
import '../ui/rooms.css';

export { Disguised, Enrol };

/** Each screen but the first. */
export const rooms: Record<Exclude<Screen, 'press'>, ComponentType> = {
  'check-in': CheckInScreen,
  walk: WalkScreen,
  warnings: WarningsScreen,
  contacts: ContactsScreen,
  more: More,
  directory: DirectoryScreen,
};

/** What runs beside the screens, once the first one can be used. */
export function startRooms(): void {
  keepCompanionFresh();
  reportWhileWanted();
  recordAfterPresses();
  followHints();
  void readDirectory();
}
