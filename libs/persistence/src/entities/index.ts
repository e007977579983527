import type { EntitySchema, MixedList } from 'typeorm';

/** Every entity, by name: what the data source maps. */
export const entities: MixedList<Function | string | EntitySchema> = [];
