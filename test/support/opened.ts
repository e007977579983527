import type { Opener } from '#access';
import type { Address } from '#domain';
import type { OrderRules } from '#geofence';
import type { Database, Sql } from '#persistence';
import { openAddresses, openJson } from '../../libs/persistence/src/fields/sealed-shapes.js';

/** What is kept sealed, as the house reads it. */
async function opened<Value>(sql: Sql, kept: unknown, read: (opener: Opener) => Value): Promise<Value> {
  return read(await sql.fields.openerOf([kept]));
}

/** Of a watched order. */
export async function rulesOf(sql: Sql, orderId: string): Promise<OrderRules> {
  const [row] = await sql.rows<{ rules: unknown }>(`SELECT rules FROM watch WHERE order_id = $1`, [orderId]);
  if (!row) throw new Error('the order is not watched');
  return opened(sql, row.rules, (opener) => openJson(opener, `watch.rules:${orderId}`, row.rules));
}

/** Rows of a statement on `audit_entry` that asks for the reason too. */
export async function entriesOf<Row extends { reason: string | null }>(
  sql: Sql,
  text: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const rows = await sql.rows<Row & { ofAgency: string; ofSequence: number }>(
    text.replace('FROM audit_entry', ', agency_id AS "ofAgency", sequence AS "ofSequence" FROM audit_entry'),
    parameters,
  );
  const opener = await sql.fields.openerOf(rows.map(({ reason }) => reason));
  return rows.map(({ ofAgency, ofSequence, ...row }) => ({
    ...(row as unknown as Row),
    reason: row.reason === null ? null : opener.open(`audit_entry.reason:${ofAgency}:${ofSequence}`, row.reason),
  }));
}

export async function addressesOf(
  sql: Sql,
  table: 'person' | 'staff_member' | 'contact',
  id: string,
): Promise<Address[]> {
  const [row] = await sql.rows<{ channels: never[] }>(`SELECT channels FROM ${table} WHERE id = $1`, [id]);
  return opened(sql, row?.channels, (opener) => openAddresses(opener, `${table}.channels:${id}`, row!.channels));
}

/** A text that is sealed for this place. */
export const textOf = (database: Database, place: string, kept: string): Promise<string> =>
  opened(database, kept, (opener) => opener.open(place, kept));
