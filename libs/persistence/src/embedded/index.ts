export { EmbeddedDatabaseError, type EmbeddedDatabaseErrorCode } from './embedded.error.js';
export { startEmbeddedDatabase, type EmbeddedDatabase, type EmbeddedDatabaseOptions } from './embedded-database.js';
export {
  embeddedDatabaseCommand,
  spawnEmbeddedDatabase,
  type SpawnedDatabase,
  type SpawnEmbeddedDatabaseOptions,
} from './spawn-embedded-database.js';
