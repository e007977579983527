import { describe, expect, it } from '@jest/globals';
import type { Spot } from '../detection/plane.js';
import { Random } from '../detection/random.js';
import { attack } from './attack.js';
import { distance, fitCircle, fitReplies, middleOf } from './estimate.js';
import { groundOf } from './ground.js';

const random = new Random(5);
const around = (center: Spot, radius: number, noise: number): Spot[] =>
  Array.from({ length: 60 }, () => {
    const angle = random.between(0, 2 * Math.PI);
    const away = radius + random.normal() * noise;
    return [center[0] + away * Math.cos(angle), center[1] + away * Math.sin(angle)];
  });

describe('the attacker', () => {
  it('finds the middle of an edge through noise and points that do not belong', () => {
    const points = [...around([300, -200], 400, 20), [5_000, 5_000], [-4_000, 0]] as Spot[];
    expect(distance(fitCircle(points)!.center, [300, -200])).toBeLessThan(20);
    expect(distance(middleOf(around([300, -200], 400, 20))!, [300, -200])).toBeLessThan(60);
    expect(fitCircle(points.slice(0, 2))).toBeUndefined();
  });

  it('finds a place by nothing but the intervals he was asked for', () => {
    const place: Spot = [700, 150];
    const replies = Array.from({ length: 200 }, () => {
      const spot: Spot = [random.between(-4_000, 4_000), random.between(-4_000, 4_000)];
      return { spot, seconds: Math.round((distance(spot, place) - 250) / 40) };
    });
    expect(distance(fitReplies(replies, [[0, 0]])!.center, place)).toBeLessThan(10);
  });

  it('finds an open zone, and of a concealed one what is felt', () => {
    for (const concealed of [false, true]) {
      const ground = groundOf({ name: 'home', radius: 200, concealed }, new Random(1), Buffer.from('a secret'));
      const { messages, replies } = attack(ground, new Random(2));
      const edge = messages.filter(({ kind }) => kind === 'breach').map(({ spot }) => spot);
      const { center, radius } = fitCircle(edge)!;
      expect(distance(center, ground.felt.center)).toBeLessThan(40);
      expect(distance(fitReplies(replies, [center])!.center, ground.felt.center)).toBeLessThan(40);
      if (concealed) expect(distance(center, ground.address)).toBeGreaterThan(250);
      expect(messages.some(({ spot }) => distance(spot, center) < radius - 150)).toBe(false);
    }
  });
});
