import type { AuditRecord, FieldCipher } from '#access';
import type { Clock, IntakeAuthor, IntakeState, Language } from '#domain';
import type {
  IntakeAgency,
  IntakeBox,
  IntakeConversation,
  IntakeDesk,
  IntakeFile,
  IntakeFilter,
  IntakeMessage,
  IntakePiece,
  IntakeReport,
  ListedIntakeReport,
} from '#support';
import { appendAudit } from '../access/append-audit.js';
import { instant } from '../columns.js';
import type { Database, HouseSql, Sql } from '../database.js';

interface ReportRow {
  id: string;
  agencyId: string;
  language: Language;
  state: IntakeState;
  createdAt: Date;
  updatedAt: Date;
}

interface FileRow extends Omit<IntakeFile, 'createdAt'> {
  createdAt: Date;
}

const reportColumns = `r.id, r.agency_id AS "agencyId", r.language, r.state, r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;
const fileColumns = `f.id, f.kind, f.media_type AS "mediaType", f.bytes, f.complete, f.created_at AS "createdAt"`;

const textPlace = (id: string): string => `intake_message.text:${id}`;
const piecePlace = (fileId: string, n: number): string => `intake_piece.content:${fileId}:${n}`;

/** Pieces of 192 KiB that one statement reads. */
const piecesPerRead = 4;

/** Reports of people without an account. What comes from outside is the house's; what staff do runs as their agency. */
export class IntakeStoreRepository implements IntakeBox, IntakeDesk {
  constructor(
    private readonly database: Pick<Database, 'rows' | 'count' | 'transaction' | 'asAgency' | 'fields'>,
    private readonly clock: Clock,
  ) {}

  agencies(): Promise<IntakeAgency[]> {
    return this.database.rows(
      `SELECT id, name, region FROM agency a WHERE takes_reports AND NOT EXISTS (SELECT FROM canary c WHERE c.agency_id = a.id)
       ORDER BY region, name, id LIMIT 1000`,
    );
  }

  open(report: IntakeReport, codeHash: Buffer, first: IntakeMessage): Promise<boolean | undefined> {
    return this.database.transaction(async (sql) => {
      const { id, agencyId, language, state, createdAt } = report;
      const [agency] = await sql.rows(`SELECT 1 FROM agency WHERE id = $1 AND takes_reports`, [agencyId]);
      if (!agency) return undefined;
      const opened = await sql.count(
        `INSERT INTO intake_report (id, agency_id, code_hash, language, state, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (code_hash) DO NOTHING`,
        [id, agencyId, codeHash, language, state, instant(createdAt)],
      );
      if (opened === 0) return false;
      await insertMessage(sql, agencyId, id, first);
      return true;
    });
  }

  async find(codeHash: Buffer): Promise<IntakeConversation | undefined> {
    const [row] = await this.database.rows<ReportRow>(
      `SELECT ${reportColumns} FROM intake_report r WHERE code_hash = $1`,
      [codeHash],
    );
    return row && conversationOf(this.database, row);
  }

  add(codeHash: Buffer, message: IntakeMessage): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const [report] = await sql.rows<{ id: string; agencyId: string }>(
        `UPDATE intake_report SET updated_at = $2, state = CASE WHEN state = 'closed' THEN 'new' ELSE state END
         WHERE code_hash = $1 RETURNING id, agency_id AS "agencyId"`,
        [codeHash, instant(message.writtenAt)],
      );
      if (report) await insertMessage(sql, report.agencyId, report.id, message);
      return report !== undefined;
    });
  }

  beginFile(reportId: string, file: IntakeFile, most: number): Promise<'kept' | 'taken' | 'too_many'> {
    return this.database.transaction(async (sql) => {
      // Files of one report begin one after another: their number holds.
      await sql.rows(`SELECT 1 FROM intake_report WHERE id = $1 FOR UPDATE`, [reportId]);
      const [known] = await sql.rows<{ reportId: string }>(
        `SELECT report_id AS "reportId" FROM intake_file WHERE id = $1`,
        [file.id],
      );
      if (known) return known.reportId === reportId ? 'kept' : 'taken';
      const begun = await sql.count(
        `INSERT INTO intake_file (id, report_id, kind, media_type, bytes, complete, created_at)
         SELECT $1, $2, $3, $4, 0, false, $5
         WHERE (SELECT count(*) FROM intake_file WHERE report_id = $2) < $6`,
        [file.id, reportId, file.kind, file.mediaType, instant(file.createdAt), most],
      );
      return begun === 1 ? 'kept' : 'too_many';
    });
  }

  addPiece(
    reportId: string,
    fileId: string,
    { n, content, last }: IntakePiece,
    mostBytes: number,
  ): Promise<'kept' | 'unknown' | 'too_large'> {
    return this.database.transaction(async (sql) => {
      const [file] = await sql.rows<{ agencyId: string; bytes: number; complete: boolean; pieces: number }>(
        `SELECT r.agency_id AS "agencyId", f.bytes, f.complete,
           (SELECT count(*)::int FROM intake_piece p WHERE p.file_id = f.id) AS pieces
         FROM intake_file f JOIN intake_report r ON r.id = f.report_id WHERE f.id = $1 AND f.report_id = $2 FOR UPDATE OF f`,
        [fileId, reportId],
      );
      if (!file || n > file.pieces) return 'unknown';
      if (n < file.pieces || file.complete) return 'kept';
      if (file.bytes + content.length > mostBytes) return 'too_large';
      const sealed = (await sql.fields.sealerOf(file.agencyId)).sealBytes(piecePlace(fileId, n), content);
      await sql.count(`INSERT INTO intake_piece (file_id, n, content) VALUES ($1, $2, $3)`, [fileId, n, sealed]);
      await sql.count(`UPDATE intake_file SET bytes = bytes + $2, complete = $3 WHERE id = $1`, [
        fileId,
        content.length,
        last,
      ]);
      await sql.count(`UPDATE intake_report SET updated_at = $2 WHERE id = $1`, [reportId, instant(this.clock.now())]);
      return 'kept';
    });
  }

  async list(agencyId: string, { state, after, limit }: IntakeFilter): Promise<ListedIntakeReport[]> {
    const rows = await this.database.asAgency(agencyId).rows<ReportRow & { lastAuthor: IntakeAuthor; files: number }>(
      `SELECT ${reportColumns},
         (SELECT m.author FROM intake_message m WHERE m.report_id = r.id ORDER BY m.id DESC LIMIT 1) AS "lastAuthor",
         (SELECT count(*)::int FROM intake_file f WHERE f.report_id = r.id) AS files
       FROM intake_report r
       WHERE r.agency_id = $1 AND ${state === undefined ? `r.state <> 'closed'` : 'r.state = $4'}
         AND ($2::uuid IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`,
      [agencyId, after ?? null, limit, ...(state === undefined ? [] : [state])],
    );
    return rows.map(({ lastAuthor, files, ...row }) => ({ ...reportOf(row), lastAuthor, files }));
  }

  async one(agencyId: string, id: string): Promise<IntakeConversation | undefined> {
    const sql = this.database.asAgency(agencyId);
    const [row] = await sql.rows<ReportRow>(
      `SELECT ${reportColumns} FROM intake_report r WHERE r.agency_id = $1 AND r.id = $2`,
      [agencyId, id],
    );
    return row && conversationOf(sql, row);
  }

  answer(
    agencyId: string,
    id: string,
    message: IntakeMessage & { staffId: string },
    audit: AuditRecord,
  ): Promise<boolean> {
    return this.changed(agencyId, audit, async (sql) => {
      const found = await sql.count(
        `UPDATE intake_report SET updated_at = $3, state = CASE WHEN state = 'new' THEN 'in_work' ELSE state END
         WHERE agency_id = $1 AND id = $2`,
        [agencyId, id, instant(message.writtenAt)],
      );
      if (found === 1) await insertMessage(sql, agencyId, id, message, message.staffId);
      return found === 1;
    });
  }

  setState(agencyId: string, id: string, state: IntakeState, now: number, audit: AuditRecord): Promise<boolean> {
    return this.changed(agencyId, audit, async (sql) => {
      const parameters = [agencyId, id, state, instant(now)];
      const text = `UPDATE intake_report SET state = $3, updated_at = $4 WHERE agency_id = $1 AND id = $2`;
      return (await sql.count(text, parameters)) === 1;
    });
  }

  async file(
    agencyId: string,
    id: string,
    fileId: string,
  ): Promise<{ file: IntakeFile; content: AsyncIterable<Buffer> } | undefined> {
    const [file] = await this.database.asAgency(agencyId).rows<FileRow>(
      `SELECT ${fileColumns} FROM intake_file f JOIN intake_report r ON r.id = f.report_id
       WHERE r.agency_id = $1 AND r.id = $2 AND f.id = $3 AND f.complete`,
      [agencyId, id, fileId],
    );
    return file && { file: fileOf(file), content: this.contentOf(agencyId, fileId) };
  }

  private async *contentOf(agencyId: string, fileId: string): AsyncGenerator<Buffer> {
    for (let from = 0; ; from += piecesPerRead) {
      const pieces = await this.database
        .asAgency(agencyId)
        .rows<{ n: number; content: Buffer }>(
          `SELECT n, content FROM intake_piece WHERE file_id = $1 AND n >= $2 AND n < $3 ORDER BY n`,
          [fileId, from, from + piecesPerRead],
        );
      const opener = await this.database.fields.openerOf(pieces.map(({ content }) => content));
      for (const { n, content } of pieces) yield opener.openBytes(piecePlace(fileId, n), content);
      if (pieces.length < piecesPerRead) return;
    }
  }

  private changed(agencyId: string, audit: AuditRecord, work: (sql: Sql) => Promise<boolean>): Promise<boolean> {
    return this.database.transaction(async (house: HouseSql) => {
      const done = await work(house.asAgency(agencyId));
      if (done) await appendAudit(house, this.clock, [audit]);
      return done;
    });
  }
}

async function insertMessage(
  sql: Sql,
  agencyId: string,
  reportId: string,
  { id, author, text, writtenAt }: IntakeMessage,
  staffId: string | null = null,
): Promise<void> {
  const kept = (await sql.fields.sealerOf(agencyId)).seal(textPlace(id), text);
  await sql.count(
    `INSERT INTO intake_message (id, report_id, author, staff_id, text, written_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, reportId, author, staffId, kept, instant(writtenAt)],
  );
}

async function conversationOf(
  sql: Pick<Sql, 'rows'> & { fields: FieldCipher },
  row: ReportRow,
): Promise<IntakeConversation> {
  const messages = await sql.rows<Omit<IntakeMessage, 'writtenAt'> & { writtenAt: Date }>(
    `SELECT id, author, text, written_at AS "writtenAt" FROM intake_message WHERE report_id = $1 ORDER BY id`,
    [row.id],
  );
  const files = await sql.rows<FileRow>(
    `SELECT ${fileColumns} FROM intake_file f WHERE f.report_id = $1 ORDER BY f.id`,
    [row.id],
  );
  const opener = await sql.fields.openerOf(messages.map(({ text }) => text));
  return {
    ...reportOf(row),
    messages: messages.map((message) => ({
      ...message,
      text: opener.open(textPlace(message.id), message.text),
      writtenAt: message.writtenAt.getTime(),
    })),
    files: files.map(fileOf),
  };
}

const reportOf = ({ createdAt, updatedAt, ...row }: ReportRow): IntakeReport => ({
  ...row,
  createdAt: createdAt.getTime(),
  updatedAt: updatedAt.getTime(),
});

const fileOf = ({ createdAt, kind, ...row }: FileRow): IntakeFile => ({
  ...row,
  kind: kind,
  createdAt: createdAt.getTime(),
});
