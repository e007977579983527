import type { DataSourceOptions } from 'typeorm';

/** Every entity, by name: what the data source maps. */
export const entities: NonNullable<DataSourceOptions['entities']> = [];
