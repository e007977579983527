import pg from 'pg';
import { environment } from './demo.js';

/** The house's own database: a clock that a test moves is the time in its rows. Resolves to how many rows were changed. */
export async function changeRows(text: string, parameters: readonly unknown[]): Promise<number> {
  const client = new pg.Client({ connectionString: environment('STAGE_DATABASE_URL') });
  await client.connect();
  try {
    return (await client.query(text, [...parameters])).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
