/** What makes a report poison: the step that crashes on it, or the database, by a trigger, refuses it. */
export const poisonSources = {
  track: 'poison in track',
  judge: 'poison in judge',
  database: 'poison in the database',
} as const;
