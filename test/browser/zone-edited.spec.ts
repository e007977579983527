import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { eventually } from '../support/eventually.js';
import { deviceOf, orderOf, staffCaller } from './support/demo.js';
import { MapHand } from './support/map-hand.js';
import { open } from './support/screens.js';
import { Stage } from './support/stage.js';

type LonLat = [number, number];

/** As wide as high on the ground, so that its corners lie on the map's diagonals. */
const [west, east, south, north] = [76.9, 76.904, 43.25, 43.2529135];
const square: LonLat[] = [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
/** The one that no button of the map covers. */
const southEast = 1;

/** What the map leaves free around what it shows, and how far the corner is drawn: in CSS pixels. */
const padding = 48;
const farther = 30;

describe('a zone that is kept', () => {
  const stage = new Stage();
  let officer: Caller;

  beforeAll(async () => {
    officer = await staffCaller('case_officer');
  });

  for (const [magnified, width, height] of [
    ['', 1280, 720],
    [' at 200 %', 640, 400],
  ] as const)
    stage.it(`gets another corner by the hand of a clerk of the court${magnified}`, async () => {
      const zone = await drawn(officer);
      const page = await stage.signedIn('court', { width, height });
      await open(page, `/court/orders/${zone.orderId}/zones`);
      const hand = await MapHand.on(page);
      await page.getByRole('button', { name: 'Edit the zone “yard”' }).click();

      const [mapWidth, mapHeight] = await hand.size();
      const reach = Math.min(mapWidth, mapHeight) / 2 - padding;
      const out = (pixels: number) => [0.5 + pixels / mapWidth, 0.5 + pixels / mapHeight] as const;
      await hand.drag(out(reach), out(reach + farther));
      await page.getByRole('button', { name: 'Save the zone' }).click();

      const corners = await eventually(
        () => cornersOf(officer, zone),
        (kept) => kept.join() !== square.join(),
      );
      expect(corners.filter((_, index) => index !== southEast)).toEqual(
        square.filter((_, index) => index !== southEast),
      );
      const share = farther / (2 * reach);
      expect((corners[southEast]![0] - square[southEast]![0]) / (east - west)).toBeCloseTo(share, 1);
      expect((square[southEast]![1] - corners[southEast]![1]) / (north - south)).toBeCloseTo(share, 1);
    });
});

interface Kept {
  id: string;
  orderId: string;
}

/** In a draft: nobody watches it, and nobody has to approve it. */
async function drawn(officer: Caller): Promise<Kept> {
  const parties = (['protected', 'respondent'] as const).map((role) => ({
    personId: deviceOf(orderOf('police', 0), role).personId,
    role,
  }));
  const make = async (path: string, body: object): Promise<any> => {
    const answer = await officer.post(path, body, { 'idempotency-key': randomUUID() });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { id: orderId } = await make('/v1/orders', {
    issuingAuthority: 'Court of the browser test',
    jurisdiction: 'Almaty',
    validFrom: '2026-01-01T00:00:00Z',
    parties,
  });
  const area = { type: 'Polygon', coordinates: [[...square, square[0]]] };
  const { id } = await make(`/v1/orders/${orderId}/zones`, { name: 'yard', area, warningRingMeters: 0 });
  return { id, orderId };
}

/** As the api knows them now, from the south-western on, counter-clockwise. */
async function cornersOf(officer: Caller, { id, orderId }: Kept): Promise<LonLat[]> {
  const { zones } = (await officer.get(`/v1/orders/${orderId}/zones`)).body;
  return zones.find((zone: { id: string }) => zone.id === id).area.coordinates[0][0].slice(0, -1);
}
