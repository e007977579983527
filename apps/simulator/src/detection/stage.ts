import type { Shape, Spot } from './plane.js';
import type { Random } from './random.js';
import type { Actor, Scene, ZoneSpec } from './scene.js';
import { TrueWay, type Surroundings } from './true-way.js';

/** What a staged approach is told from: chance, and a frame whose first axis leads away from the goal in any direction. */
export interface Stage {
  random: Random;
  at(along: number, across?: number): Spot;
}

export type Plot = Partial<Pick<Scene, 'kind' | 'answers'>> & {
  zones?: readonly ZoneSpec[];
  limit?: { limitMeters: number; warningMeters: number };
  respondent: TrueWay;
  protected?: TrueWay;
  respondentDevice?: Partial<Actor>;
  /** Where the respondent's other device is. */
  secondDevice?: TrueWay;
  protectedDevice?: Partial<Actor>;
};

export const zone = (shape: Shape, more: Partial<ZoneSpec> = {}): ZoneSpec[] => [{ zoneId: 'zone', shape, ...more }];
export const pairLimit = { limitMeters: 300, warningMeters: 600 };

/** Rests indoors far off, then comes to the start of what is staged. */
export function from(stage: Stage, spot: Spot): TrueWay {
  return new TrueWay(spot).stay(stage.random.between(600, 900), 'indoor');
}

/** By car to within `along` of the center. */
export function carTo(stage: Stage, along: number, across = 0): TrueWay {
  const start = stage.at(stage.random.between(3000, 5000), across);
  return from(stage, start).driveStraight(stage.at(along, across), stage.random);
}

export function footFrom(stage: Stage, along: number, across = 0): TrueWay {
  return from(stage, stage.at(along + stage.random.between(700, 1100), across)).walk(
    stage.at(along, across),
    stage.random,
  );
}

export function away(way: TrueWay, stage: Stage, around: Surroundings = 'urban'): TrueWay {
  return way.walk(stage.at(1500, 300), stage.random, around).stay(600, 'indoor');
}

/** By the name of the kind. */
export type Plots = Readonly<Record<string, (stage: Stage) => Plot>>;
