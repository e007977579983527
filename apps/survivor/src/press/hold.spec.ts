import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Hold } from './hold.js';

describe('holding the button', () => {
  let said: string[];
  const hold = () =>
    new Hold({
      milliseconds: () => 1_500,
      began: () => void said.push('began'),
      gaveUp: () => void said.push('gave up'),
      held: () => void said.push('held'),
    });

  beforeEach(() => {
    said = [];
    jest.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => void jest.useRealTimers());

  it('for long enough calls, once, whatever the finger does then', () => {
    const button = hold();
    button.start();
    button.start();
    jest.advanceTimersByTime(1_500);
    button.stop();
    expect(said).toEqual(['began', 'held']);
  });

  it('for less calls nobody', () => {
    const button = hold();
    button.start();
    jest.advanceTimersByTime(1_400);
    button.stop();
    jest.advanceTimersByTime(5_000);
    expect(said).toEqual(['began', 'gave up']);
  });

  it('on a phone too slow for its own timer still calls', () => {
    const button = hold();
    button.start();
    jest.setSystemTime(1_000_000 + 1_600);
    button.stop();
    expect(said).toEqual(['began', 'held']);
  });
});
