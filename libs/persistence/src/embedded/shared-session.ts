import { errorText, readReply, type BackendReply, type ReplyFilter } from './backend-reply.js';
import { EmbeddedDatabaseError } from './embedded.error.js';
import type { Engine } from './engine.js';
import { NotificationFanout, type NotificationListener } from './notification.fanout.js';
import { NO_SETTINGS, inForceAfter, switchSettings, type SettingsProfile } from './session-settings.js';
import type { StatementEffect } from './statement-effects.js';
import { queryMessage } from './wire-messages.js';

/** A connection as the shared session sees it. */
export interface SessionUser extends NotificationListener {
  readonly settings: SettingsProfile;
}

/**
 * The engine's one session, lent to one connection after another. It remembers in which state the last one left it.
 * All methods may be called only within a turn of the queue.
 */
export class SharedSession {
  readonly fanout = new NotificationFanout();
  readonly users = new Set<SessionUser>();
  readonly #engine: Engine;
  #applied: SettingsProfile = NO_SETTINGS;
  #unnamedOwner: SessionUser | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Runs messages for `user` and passes on the notifications that came with the answer. */
  async run(user: SessionUser, parts: readonly Buffer[], filter?: ReplyFilter): Promise<BackendReply> {
    this.#unnamedOwner = user;
    return this.#run(parts, filter);
  }

  /** Whether the unnamed statement may be another connection's. */
  lostUnnamed(user: SessionUser): boolean {
    return this.#unnamedOwner !== user;
  }

  /**
   * Puts the settings of `user` in force. Outside transactions only.
   * @returns the reply to the switch, or undefined if none was needed; on an error the old settings stay.
   */
  async adopt(user: SessionUser): Promise<BackendReply | undefined> {
    const sql = switchSettings(this.#applied, user.settings);
    if (sql !== '') {
      const reply = await this.#run([queryMessage(sql)]);
      if (reply.error) return reply;
      this.#applied = user.settings;
      return reply;
    }
    this.#applied = user.settings;
    return undefined;
  }

  /** A user has run these statements itself: the settings in force are others now. */
  settle(effects: readonly StatementEffect[]): void {
    this.#applied = inForceAfter(this.#applied, effects);
  }

  /** After one connection's UNLISTEN, subscribes again to what others still listen to. */
  async listenAgain(): Promise<void> {
    const channels = this.fanout.channels();
    if (channels.length > 0) await this.#own(channels.map((channel) => `LISTEN ${quote(channel)}`).join(';'));
  }

  async stopListening(channels: readonly string[]): Promise<void> {
    if (channels.length > 0) await this.#own(channels.map((channel) => `UNLISTEN ${quote(channel)}`).join(';'));
  }

  deliver(reply: BackendReply): void {
    for (const notification of reply.notifications) this.fanout.deliver(notification, this.users);
  }

  async #own(sql: string): Promise<void> {
    const reply = await this.#run([queryMessage(sql)]);
    this.deliver(reply);
    if (reply.error)
      throw new EmbeddedDatabaseError('engine-failed', `internal query failed: ${errorText(reply.error)}`);
  }

  async #run(parts: readonly Buffer[], filter?: ReplyFilter): Promise<BackendReply> {
    const request = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    return readReply(await this.#engine.run(request), filter);
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
