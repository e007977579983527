import { describe, expect, it } from '@jest/globals';
import { decideHandOver, type Stray } from './decide-hand-over.js';

const at = Date.UTC(2026, 10, 2);

/** Ten meters into the east, of an incident of the west. */
const aStray = (change: Partial<Stray> = {}): Stray => ({
  incidentId: 'incident',
  deskAgencyId: 'west',
  coveredBy: 'east',
  isFar: false,
  fixTime: at,
  strayedTo: null,
  strayedAt: null,
  givenBy: null,
  ...change,
});
const since = (seconds: number): Partial<Stray> => ({ strayedTo: 'east', strayedAt: at - seconds * 1_000 });

describe('an incident whose place moves', () => {
  it('stays where it is in its desk’s own area, and where no area is', () => {
    expect(decideHandOver(aStray({ coveredBy: 'west' }))).toEqual({ do: 'stay' });
    expect(decideHandOver(aStray({ coveredBy: null }))).toEqual({ do: 'stay' });
  });

  it('is handed over at once far outside it', () => {
    expect(decideHandOver(aStray({ isFar: true }))).toEqual({ do: 'hand_over', to: 'east' });
  });

  it('is handed over after a minute nearer than that', () => {
    expect(decideHandOver(aStray())).toEqual({ do: 'note', strayedTo: 'east', strayedAt: at });
    expect(decideHandOver(aStray(since(59)))).toEqual({ do: 'stay' });
    expect(decideHandOver(aStray(since(60)))).toEqual({ do: 'hand_over', to: 'east' });
  });

  it('begins the minute anew when it comes back, and in a third area', () => {
    const anew = { do: 'note', strayedTo: null, strayedAt: null };
    expect(decideHandOver(aStray({ coveredBy: 'west', ...since(59) }))).toEqual(anew);
    expect(decideHandOver(aStray({ coveredBy: null, ...since(59) }))).toEqual(anew);
    expect(decideHandOver(aStray({ ...since(90), strayedTo: 'north' }))).toMatchObject({ do: 'note', strayedAt: at });
  });

  it('does not go back by itself to who gave it away by hand', () => {
    expect(decideHandOver(aStray({ givenBy: 'east', isFar: true }))).toEqual({ do: 'stay' });
    expect(decideHandOver(aStray({ givenBy: 'north', isFar: true }))).toMatchObject({ do: 'hand_over' });
  });
});
