/**
 * The engine's fixed numbers, found by simulation (docs/detection.md). What a court may set is in `Thresholds`; what is
 * here describes receivers and people, not policy. Lengths meters, times seconds, speeds meters per second.
 */

/** Movement: surely above, or above `walking` unless the device says it is still. */
export const sureMovingSpeed = 3;
export const walkingSpeed = 0.8;
/** Movement without a speed: net displacement beyond both errors, over `netSeconds`. */
export const netMovingSpeed = 0.3;
export const netSeconds = 40;
/** Movement without a speed from two successive fixes: no error explains this. */
export const stepMovingSpeed = 3;

/** What network positions are worth, whatever they claim (68 % radius; medians 74 m and 600 m in field tests). */
export const wifiAccuracy = 90;
export const cellAccuracy = 600;

/** A walker's fix that jumped further than feet carry waits this long for the jump to go back: bursts of multipath. */
export const burstSeconds = 12;
export const burstSlackMeters = 20;
export const burstPaceShare = 1.5;
/** Someone who was in a vehicle within this time may have been again between two fixes. */
export const vehicleMemorySeconds = 300;

/** Between fixes this far apart someone can have come and stopped unseen. */
export const longIntervalSeconds = 30;

/** Rest: this long without movement, each fix within `restRadius` (or two errors) of the mean. */
export const restSeconds = 60;
export const restRadius = 40;
/** Scatter per axis of a rest is never believed to be smaller: indoor errors last for minutes. */
export const restScatterFloor = 15;
export const restSigmaFloor = 30;
/** In this time the errors of a resting receiver become independent. */
export const restDecorrelationSeconds = 180;
/** Fixes closer in time than this share one error and share one weight. */
export const sharedErrorSeconds = 45;

/** Breach while moving: all fixes over this time say inside. */
export const breachSeconds = 5;
export const breachAnyProbability = 0.45;
export const breachOnceProbability = 0.6;
export const fastAnyProbability = 0.4;
export const fastOnceProbability = 0.6;
export const pairAnyProbability = 0.3;
export const pairOnceProbability = 0.45;
export const fastSingleProbability = 0.8;
export const breachSingleProbability = 0.9;
/** ... longer, when a person who came to a stop outside drifts inside. */
export const stoppedSeconds = 30;
export const stoppedBreachSeconds = 20;
/** ... and much longer, when someone has hardly left the last rest. */
export const nearRestMeters = 250;
export const nearRestLeastMeters = 60;
export const nearRestMovementSeconds = 20;
/** Receivers claim such accuracy under open sky only; or so much less than at the last rest. */
export const openSkyAccuracy = 8;
export const openSkyShare = 0.5;
/** Movement within this distance of the last rest is walking about the house, or a ghost. */
export const houseMeters = 40;
/** Movement this far from a rest's mean ends it at once. */
export const surelyAwayMeters = 150;
/** A new rest this near the last one, without movement between, is the same rest. */
export const sameRestMeters = 80;
export const nearRestBreachSeconds = 60;
export const cameFromOutsideProbability = 0.1;

/** Breach at rest. */
export const restBreachProbability = 0.99;
export const restBreachSeconds = 300;
export const arrivedInsideProbability = 0.6;
export const arrivedInsideSeconds = 30;
export const deepMeters = 150;
export const deepSeconds = 10;

/** Left: surely outside for this long. The band between breach and left is the hysteresis. */
export const leftProbability = 0.1;
export const leftMeters = 25;
export const leftSeconds = 20;

/** A way between two fixes is a straight line only for so long. */
export const crossingGapSeconds = 120;
/** With reports this far apart one fix inside is all there can be of a short way through. */
export const longGapSeconds = 10;
/** The other party is carried on at its last velocity for so long. */
export const extrapolateSeconds = 60;
/** An old position of someone moving is uncertain by this share of speed × age; a vehicle keeps to its way. */
export const ageShareOnFoot = 0.5;
export const ageShareInVehicle = 0.25;
export const vehicleSpeed = 8;
/** A resting person's old position is uncertain by no more than this. */
export const restAgeMeters = 20;

/** Approach. */
export const ringSeconds = 20;
export const approachEndSeconds = 600;
export const closingSeconds = 60;
export const closingMaxSeconds = 180;
export const closingWithinSeconds = 120;
export const closingWithinRings = 1.15;

/** Uncertain: possibly inside, and nothing better came, for so long. */
export const uncertainSeconds = 60;
export const uncertainProbability = 0.3;
/** A fix whose error exceeds the zone: it may be inside already when this is left. */
export const uncertainPoorProbability = 0.1;

/** No one moves faster (250 km/h): such a fix is held until fixes that agree span `agreeSeconds`. */
export const implausibleSpeed = 70;
export const agreeSeconds = 30;
export const implausibleEndSeconds = 600;

/** Two devices of one person: apart by far more than their errors, and together again; between lies the hysteresis. */
export const apartMeters = 300;
export const apartErrors = 5;
export const togetherMeters = 150;
export const togetherErrors = 3;
export const togetherGapSeconds = 60;
export const disagreementSeconds = 60;
export const disagreementFixes = 3;
/** A worse fix contradicts nothing: cells and the worst of Wi-Fi. */
export const disagreementAccuracy = 200;
/** Two reports at the longest interval: a device unheard for longer says nothing of now. */
export const disagreementStaleSeconds = 1800;
/** A protected person's device unheard this much longer than another is no longer with them, seconds. */
export const lostDeviceSeconds = 1800;
/** While a doubt stands and the other device was heard so lately, a few fixes soon decide it. */
export const disagreementFreshSeconds = 120;
export const doubtReportSeconds = 10;

/**
 * Bluetooth. A beacon of the usual power has about −59 dBm at 1 m and loses 20 dB with each tenfold distance under open sky; walls and
 * bodies only weaken it. Of a beacon of eight times that power, −85 dBm are 50 m and −70 dBm 10 m: no one heard so loudly is further away.
 */
export const sightingDbm = -85;
export const sightingMeters = 50;
export const strongSightingDbm = -70;
export const strongSightingMeters = 10;
/** Once near, a weaker one goes on with it: a body that turns takes away 10 dB and more. */
export const stillHeardDbm = -95;
/** A second sighting confirms a first one that was not strong: not the same one twice, and of the same meeting. */
export const secondSightingLeastSeconds = 5;
export const secondSightingMostSeconds = 180;
/** Sightings that wait for a second one, and meetings that are over: so many are remembered. */
export const sightingsRemembered = 8;
export const meetingsRemembered = 8;
/** Not heard for so long: no longer near. Trackers look for beacons once a minute or two. */
export const unheardSeconds = 300;
export const nearReportSeconds = 30;

/** Directive. Whoever must stay inside a zone is watched like someone in a ring, this near its edge. */
export const inclusionRingMeters = 300;
export const shortestReportSeconds = 5;
export const longestReportSeconds = 900;
export const restInRingReportSeconds = 120;
export const restInBreachReportSeconds = 30;
export const slowApproachSpeed = 20;
export const fastApproachSpeed = 36;
export const speedMargin = 1.3;
export const restingOtherSpeed = 1.5;
/** What a proximity limit may wish for while it is concealed where the protected person is. */
export const coarseReportSeconds = [shortestReportSeconds, 20, 80, 320, longestReportSeconds] as const;

/** A finding raised this long after it happened is marked late. */
export const lateSeconds = 60;
/** Cross-device lateness that is worth a look back when a proximity limit is watched. */
export const partySkewSeconds = 60;
/** How far before a late fix the look back begins: a rest needs its minutes to be recognised. */
export const lookBackSeconds = 900;
