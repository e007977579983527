import { isUuid } from '#domain';
import type { AgencyScope, NamedShiftNote, ShiftNote, ShiftNoteFilter, ShiftNotes } from '#orders';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

type Row = Omit<NamedShiftNote, 'writtenAt' | 'confirmedAt'> & { writtenAt: Date; confirmedAt: Date | null };

const columns = `n.id, n.text, n.written_by AS "writtenBy", n.written_at AS "writtenAt", n.confirmed_by AS "confirmedBy",
  n.confirmed_at AS "confirmedAt", w.name AS "writerName", c.name AS "confirmerName"
  FROM shift_note n JOIN staff_member w ON w.id = n.written_by LEFT JOIN staff_member c ON c.id = n.confirmed_by
  WHERE n.agency_id = $1`;

const textPlace = (id: string): string => `shift_note.text:${id}`;
const namePlace = (staffId: string): string => `staff_member.name:${staffId}`;

export class SqlShiftNotes implements ShiftNotes {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async insert({ id, text, writtenBy, writtenAt }: ShiftNote): Promise<void> {
    const { agencyId } = this.scope;
    const kept = (await this.sql.fields.sealerOf(agencyId)).seal(textPlace(id), text);
    await this.sql.count(
      `INSERT INTO shift_note (id, agency_id, text, written_by, written_at) VALUES ($1, $2, $3, $4, $5)`,
      [id, agencyId, kept, writtenBy, instant(writtenAt)],
    );
  }

  list({ confirmed, after, limit }: ShiftNoteFilter): Promise<NamedShiftNote[]> {
    const parameters: unknown[] = [this.scope.agencyId];
    let text = `SELECT ${columns}`;
    if (confirmed !== undefined) text += ` AND n.confirmed_at IS ${confirmed ? 'NOT NULL' : 'NULL'}`;
    if (after !== undefined) text += ` AND n.id < $${parameters.push(after)}`;
    return this.rows(`${text} ORDER BY n.id DESC LIMIT $${parameters.push(limit)}`, parameters);
  }

  async byId(id: string): Promise<NamedShiftNote | undefined> {
    if (!isUuid(id)) return undefined;
    return (await this.rows(`SELECT ${columns} AND n.id = $2`, [this.scope.agencyId, id]))[0];
  }

  async lock(id: string): Promise<ShiftNote | undefined> {
    if (!isUuid(id)) return undefined;
    return (await this.rows(`SELECT ${columns} AND n.id = $2 FOR UPDATE OF n`, [this.scope.agencyId, id]))[0];
  }

  async markConfirmed(id: string, staffId: string, at: number): Promise<void> {
    await this.sql.count(
      `UPDATE shift_note SET confirmed_by = $3, confirmed_at = $4 WHERE agency_id = $1 AND id = $2 AND confirmed_at IS NULL`,
      [this.scope.agencyId, id, staffId, instant(at)],
    );
  }

  private async rows(text: string, parameters: readonly unknown[]): Promise<NamedShiftNote[]> {
    const rows = await this.sql.rows<Row>(text, parameters);
    const opener = await this.sql.fields.openerOf(
      rows.flatMap(({ text: note, writerName, confirmerName }) => [note, writerName, confirmerName]),
    );
    return rows.map((row) => ({
      ...row,
      text: opener.open(textPlace(row.id), row.text),
      writerName: opener.open(namePlace(row.writtenBy), row.writerName),
      confirmerName:
        row.confirmedBy === null || row.confirmerName === null
          ? null
          : opener.open(namePlace(row.confirmedBy), row.confirmerName),
      writtenAt: row.writtenAt.getTime(),
      confirmedAt: row.confirmedAt?.getTime() ?? null,
    }));
  }
}
