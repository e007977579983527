import { runMigrations } from 'bullmq';
import { Client } from 'pg';

/**
 * Brings BullMQ's own tables (schema `bullmq` of the same database) to its newest version; for the migration step, before
 * anything uses the queue. Any number of processes may call it at once. Not needed, and harmless, when Redis is used.
 */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'qalqan-migrate-queue' });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
