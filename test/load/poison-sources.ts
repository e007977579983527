/** What makes a report poison. The last one needs no fault of ours: PostgreSQL keeps no NUL in a text. */
export const poisonSources = { track: 'poison in track', judge: 'poison in judge', database: 'nul\\u0000' } as const;
