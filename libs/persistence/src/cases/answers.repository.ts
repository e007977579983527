import type { AnswerClaim, Answers } from '#orders';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { openJson, sealedJson } from '../fields/sealed-shapes.js';

interface Row {
  requestHash: Buffer;
  response: unknown;
}

/** What an answer is sealed for. */
export const answerPlace = (callerId: string, key: string): string => `idempotency_key.response:${callerId}:${key}`;

export class SqlAnswers implements Answers {
  /** @param agencyId of the callers: by its key their answers are kept */
  constructor(
    private readonly sql: Sql,
    private readonly agencyId: string,
  ) {}

  async claim({ callerId, key, route, requestHash, now, since }: AnswerClaim): Promise<Row | undefined> {
    // Whoever comes second waits here for the first one's commit, then finds its answer.
    const taken = await this.sql.count(
      `INSERT INTO idempotency_key (caller_id, key, route, request_hash, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (caller_id, key) DO UPDATE SET route = excluded.route, request_hash = excluded.request_hash,
         status = NULL, response = NULL, created_at = excluded.created_at
       WHERE idempotency_key.created_at < $6::timestamptz`,
      [callerId, key, route, requestHash, instant(now), instant(since)],
    );
    if (taken === 1) return undefined;
    const [row] = await this.sql.rows<Row>(
      `SELECT request_hash AS "requestHash", response FROM idempotency_key WHERE caller_id = $1 AND key = $2`,
      [callerId, key],
    );
    if (!row) return undefined;
    const opener = await this.sql.fields.openerOf([row.response]);
    return { ...row, response: openJson(opener, answerPlace(callerId, key), row.response) };
  }

  async keep(callerId: string, key: string, status: number, response: unknown): Promise<void> {
    const sealer = await this.sql.fields.sealerOf(this.agencyId);
    await this.sql.count(`UPDATE idempotency_key SET status = $3, response = $4 WHERE caller_id = $1 AND key = $2`, [
      callerId,
      key,
      status,
      sealedJson.seal(sealer, answerPlace(callerId, key), response),
    ]);
  }
}
