import { distanceMeters } from './geodesy.js';
import type { Moment, SiblingMoment } from './moment.js';
import * as N from './numbers.js';
import type { Track, Watch } from './state.js';
import type { Fix, Point } from './types.js';

/** The other devices of the fix's own person, as they stood at its time; none when this device must prove nothing now. */
export function siblingsAt(watch: Watch, fix: Fix, moment: Moment): SiblingMoment[] {
  const own = watch.d[fix.deviceId]!;
  const ownError = errorOf(own);
  if (moment.jumped || moment.jump || ownError > N.disagreementAccuracy) return [];
  const here: Point = moment.resting && own.s !== undefined ? { longitude: own.s[2], latitude: own.s[3] } : fix;
  const since = moment.resting ? moment.restBegan : moment.t;
  const siblings: SiblingMoment[] = [];
  for (const deviceId in watch.d) {
    const track = watch.d[deviceId]!;
    if (deviceId === fix.deviceId || track.p !== fix.personId || track.a < 0 || track.j !== undefined) continue;
    const rest = track.r === 1 ? track.s : undefined;
    const error = errorOf(track);
    if (error > N.disagreementAccuracy) continue;
    const there: Point =
      rest === undefined ? { longitude: track.x, latitude: track.y } : { longitude: rest[2], latitude: rest[3] };
    siblings.push({
      deviceId,
      ownAccuracy: ownError,
      fixId: track.f,
      t: track.t,
      accuracy: error,
      sigma: Math.hypot(ownError, error),
      distance: distanceMeters(here, there),
      // A rest tells where its device was all the time that it lasted: then both were seen at one moment.
      gap: Math.max(0, since - track.t, (rest?.[0] ?? track.t) - moment.t),
      speed: Math.max(N.walkingSpeed, moment.speed, rest === undefined ? track.v : 0),
    });
  }
  return siblings;
}

/** What a device's fixes claim: of two receivers each may err the same way for hours, and no average of a rest heals that. */
const errorOf = ({ a, r, s }: Track): number => (r === 1 && s !== undefined ? Math.max(a, s[7]) : a);
