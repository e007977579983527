import { dataRows } from './backend-reply.js';
import { NO_SETTINGS } from './session-settings.js';
import type { SessionUser, SharedSession } from './shared-session.js';
import type { TurnQueue } from './turn.queue.js';
import { queryMessage } from './wire-messages.js';

/** How often a look is taken, in milliseconds. A look costs about a millisecond, what it finds is done one thing at a time. */
const TICK_MS = 10_000;

/** Log written since the last checkpoint, in bytes, that is worth one at once; and any at all every 30 looks (5 minutes). */
const CHECKPOINT_BYTES = 256 * 1024 * 1024;
const CHECKPOINT_TICKS = 30;

const LOG_SINCE_CHECKPOINT =
  'SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::bigint FROM pg_control_checkpoint()';

/**
 * The table most in need, by autovacuum's own default formulas (documentation, "Automatic Vacuuming"), and of what.
 */
const TABLE_IN_NEED = `
  SELECT format('%I.%I', s.schemaname, s.relname),
         s.n_dead_tup > 50 + 0.2 * s.n_live_tup OR s.n_ins_since_vacuum > 1000 + 0.2 * s.n_live_tup,
         s.n_mod_since_analyze > 50 + 0.1 * s.n_live_tup
  FROM pg_stat_user_tables s
  WHERE s.n_dead_tup > 50 + 0.2 * s.n_live_tup OR s.n_ins_since_vacuum > 1000 + 0.2 * s.n_live_tup
     OR s.n_mod_since_analyze > 50 + 0.1 * s.n_live_tup
  ORDER BY s.n_dead_tup + s.n_ins_since_vacuum + s.n_mod_since_analyze DESC
  LIMIT 1`;

/**
 * Does what PostgreSQL's background processes would: the engine has none. Without it the write-ahead log grows without end,
 * and tables that change much (a job queue) swell and are planned for by stale statistics.
 */
export class Maintenance implements SessionUser {
  readonly settings = NO_SETTINGS;
  readonly #shared: SharedSession;
  readonly #queue: TurnQueue;
  readonly #timer: NodeJS.Timeout;
  #ticks = 0;
  #pending = false;

  constructor(shared: SharedSession, queue: TurnQueue) {
    this.#shared = shared;
    this.#queue = queue;
    this.#timer = setInterval(() => this.tick(), TICK_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Maintenance listens to nothing. */
  notify(): void {}

  /** Takes one look, unless the last one still waits for its turn. */
  tick(): void {
    if (this.#pending) return;
    this.#pending = true;
    this.#ticks += 1;
    this.#enqueue(async () => {
      const due = this.#ticks % CHECKPOINT_TICKS === 0;
      const [bytes] = (await this.#rows(LOG_SINCE_CHECKPOINT))[0] ?? [];
      if (Number(bytes) > (due ? 0 : CHECKPOINT_BYTES)) await this.#rows('CHECKPOINT');
      const [table, vacuum, analyze] = (await this.#rows(TABLE_IN_NEED))[0] ?? [];
      this.#pending = false;
      // Each in a turn of its own: clients wait while it runs.
      if (table && vacuum === 't') this.#enqueue(() => this.#rows(`VACUUM ${table}`));
      if (table && analyze === 't') this.#enqueue(() => this.#rows(`ANALYZE ${table}`));
    });
  }

  #enqueue(work: () => Promise<unknown>): void {
    this.#queue.enqueue({
      holder: this,
      run: async () => {
        await this.#shared.adopt(this);
        await work();
        return 'free';
      },
    });
  }

  /** An SQL error gives no rows: a table may have been dropped since it was found, and the next look tries again. */
  async #rows(sql: string): Promise<Array<Array<string | null>>> {
    const reply = await this.#shared.run(this, [queryMessage(sql)]);
    this.#shared.deliver(reply);
    return dataRows(reply);
  }
}
