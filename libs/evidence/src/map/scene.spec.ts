import { describe, expect, it } from '@jest/globals';
import { aPosition, readPositions, someEvidence } from '../evidence.fixture.js';
import type { IncidentEvidence } from '../incident-evidence.js';
import { sizeOf } from './frame.js';
import { sceneOf } from './scene.js';
import { ThinnedTrack } from './thinned-track.js';

async function tracksOf(evidence: IncidentEvidence): Promise<ThinnedTrack[]> {
  const tracks: ThinnedTrack[] = [];
  for (const track of evidence.tracks) {
    const thin = new ThinnedTrack(track);
    for await (const page of readPositions(track)) page.forEach((position) => thin.take(position));
    tracks.push(thin);
  }
  return tracks;
}

describe('what a map shows', () => {
  it('draws zones and decisions large, and everything apart when somebody came from far away', async () => {
    const evidence = someEvidence();
    const scene = sceneOf(evidence, await tracksOf(evidence))!;
    expect(sizeOf(scene.detail)).toBeLessThan(1_200);
    expect(sizeOf(scene.overview!)).toBeGreaterThan(3_500);
    expect(scene.marks.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('has one map when nobody was far away', () => {
    const evidence = someEvidence({ tracks: [] });
    expect(sceneOf(evidence, [])!.overview).toBeUndefined();
  });

  it('draws the limit around the protected person of the decision, and only then', () => {
    const [alarm] = someEvidence().alarms;
    const guarded = aPosition(1, 'protected', 0, 0);
    const other = aPosition(140, 'respondent', 150, 0);
    const decision = { ...alarm!.decision, fixIds: [guarded.id, other.id] };
    const scene = (fixes: IncidentEvidence['fixes']) =>
      sceneOf(someEvidence({ alarms: [{ ...alarm!, decision }], fixes }), [])!;
    const [mark] = scene([guarded, other]).marks;
    expect(mark!.limit!.radiusMeters).toBe(200);
    expect(mark!.at.x - mark!.limit!.center.x).toBeCloseTo(150, 0);
    expect(scene([other]).marks[0]!.limit).toBeUndefined();
  });

  it('is drawn around the fixes when there is no zone, and not at all without both', () => {
    const [fix] = someEvidence().fixes;
    expect(sceneOf(someEvidence({ zones: [], tracks: [] }), [])!.plane.center.latitude).toBeCloseTo(fix!.latitude, 2);
    expect(sceneOf(someEvidence({ zones: [], fixes: [] }), [])).toBeUndefined();
  });
});
