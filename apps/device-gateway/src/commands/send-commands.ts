import { Logger } from '@nestjs/common';
import type { Clock, DeviceCommandKind } from '#domain';
import type { CommandOutcome, DueCommand, DueCommands, ReachedDevice } from '#persistence';
import type { CommandAnswer, DeviceCommand } from '#protocols';
import type { Directive } from '#tracking';
import { type DirectedInterval, intervalToTell } from './directed-interval.js';
import type { OpenSession, OpenSessions } from './open-sessions.port.js';
import { SentCommands } from './sent-commands.js';

/** What became of commands. Never of which device. */
export interface CommandObserver {
  commandSent(kind: DeviceCommandKind): void;
  commandEnded(outcome: 'answered' | 'refused' | 'unsupported'): void;
}

/** What is remembered of one connection. */
interface Talk {
  sent: SentCommands<DueCommand | undefined>;
  /** Of the last report; absent: done already. */
  directive: Directive | undefined;
  isLocating: boolean;
}

/** Devices whose interval is remembered; what is forgotten is told once more. */
const mostIntervals = 50_000;

/**
 * Sends devices that are connected here what waits for them, and what the replies to their reports would say to a phone. The rows
 * are the truth: whatever is lost between a device and its gateway is sent again.
 */
export class SendCommands {
  private readonly log = new Logger(SendCommands.name);
  private readonly talks = new WeakMap<OpenSession, Talk>();
  /** By device, so that one that connects anew is not told again what it has kept. */
  private readonly intervals = new Map<string, DirectedInterval>();
  private readonly outcomes: CommandOutcome[] = [];
  private wanted = new Set<string>();
  private running: Promise<void> | undefined;

  constructor(
    private readonly sessions: OpenSessions,
    private readonly rows: Pick<DueCommands, 'take' | 'giveBack' | 'settle'>,
    private readonly observer: CommandObserver,
    private readonly clock: Clock,
  ) {}

  /** Looks what waits for all devices that are connected. Never rejects. */
  lookForAll(): Promise<void> {
    return this.lookFor([...this.sessions.deviceIds()]);
  }

  /** Looks what waits for those of these that are connected here. A call while one runs is done by the next turn. Never rejects. */
  lookFor(deviceIds: Iterable<string>): Promise<void> {
    for (const id of deviceIds) if (this.sessions.of(id)) this.wanted.add(id);
    return this.run();
  }

  /** By a way that is no connection of the device's own: no directive goes there. */
  heard(session: OpenSession): void {
    if (this.talkOf(session).isLocating) void this.lookFor([session.device!.deviceId]);
  }

  /** Somebody on the way keeps it until the device comes: sent again, it would be done twice. */
  kept(session: OpenSession, sequence: number): void {
    const command = this.talkOf(session).sent.take(sequence, this.clock.now());
    if (!command) return;
    this.outcomes.push({ ...command, status: 'sent' });
    void this.run();
  }

  began(session: OpenSession): void {
    void this.lookFor([session.device!.deviceId]);
  }

  /** A device that was asked where it is has answered, once its next report is stored. */
  reported(session: OpenSession, { directive }: { directive: Directive }): void {
    const talk = this.talkOf(session);
    this.heard(session);
    const isUnderWay = talk.directive !== undefined;
    talk.directive = directive;
    if (!isUnderWay) void quiet(session).then(() => this.direct(session, talk));
  }

  /** What a device says where it is, is not kept here: its next fix says it. */
  answered(session: OpenSession, { sequence, text, refused }: CommandAnswer): void {
    const command = this.talkOf(session).sent.take(sequence, this.clock.now());
    if (!command) return;
    if (refused) this.outcomes.push({ ...command, status: 'failed', failure: 'refused' });
    else if (command.asked.kind !== 'locate_now')
      this.outcomes.push({ ...command, status: 'answered', answer: text === '' ? null : text });
    else return;
    this.observer.commandEnded(refused ? 'refused' : 'answered');
    void this.lookFor([command.deviceId]);
  }

  /** Resolves when nothing is under way any more, and what devices have answered is written. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  private direct(session: OpenSession, talk: Talk): void {
    const { reportEverySeconds, locateNow } = talk.directive!;
    talk.directive = undefined;
    const { deviceId } = session.device!;
    const now = this.clock.now();
    const seconds = intervalToTell(this.intervals.get(deviceId), reportEverySeconds, now);
    if (seconds !== undefined && this.send(session, { kind: 'set_interval', seconds }, undefined))
      this.remember(deviceId, { seconds, at: now });
    // By its row it was asked already, unless its wearer shall not be told: then only as its reports are replied to.
    if (locateNow && !talk.isLocating) this.send(session, { kind: 'locate_now' }, undefined);
    talk.isLocating = locateNow === true;
  }

  private remember(deviceId: string, interval: DirectedInterval): void {
    this.intervals.delete(deviceId);
    this.intervals.set(deviceId, interval);
    if (this.intervals.size <= mostIntervals) return;
    for (const oldest of this.intervals.keys()) return void this.intervals.delete(oldest);
  }

  private run(): Promise<void> {
    this.running ??= this.turns().finally(() => (this.running = undefined));
    return this.running;
  }

  private async turns(): Promise<void> {
    while (this.wanted.size > 0 || this.outcomes.length > 0) {
      const wanted = this.wanted;
      this.wanted = new Set();
      const outcomes = [...this.outcomes];
      try {
        await this.rows.settle(outcomes, this.clock.now());
        this.outcomes.splice(0, outcomes.length);
        await this.sendDue(await this.rows.take(this.reached(wanted), this.clock.now()));
      } catch (error) {
        // What was taken is sent again after its pause; what was answered is written by the next look.
        this.log.warn({ error: (error as Error).name }, 'commands of devices could not be looked at');
        return;
      }
    }
  }

  private reached(deviceIds: Iterable<string>): ReachedDevice[] {
    return [...deviceIds].flatMap((deviceId) => {
      const session = this.sessions.of(deviceId);
      return session ? [{ deviceId, heardAt: session.heardAt ?? this.clock.now() }] : [];
    });
  }

  private async sendDue(due: readonly DueCommand[]): Promise<void> {
    const isSent = await Promise.all(due.map((command) => this.sendOne(command)));
    const away = due.filter((_, index) => !isSent[index]);
    await this.rows.giveBack(away, this.clock.now());
  }

  /** Resolves to false when the device has gone away meanwhile. */
  private async sendOne(command: DueCommand): Promise<boolean> {
    const { asked, deviceId } = command;
    const session = this.sessions.of(deviceId);
    if (!session) return false;
    await quiet(session);
    if (this.sessions.of(deviceId) !== session) return false;
    if (this.send(session, asked, command)) {
      this.observer.commandSent(asked.kind);
      if (asked.kind === 'locate_now') this.talkOf(session).isLocating = true;
      if (asked.kind === 'set_interval') this.remember(deviceId, { seconds: asked.seconds, at: this.clock.now() });
      return true;
    }
    this.observer.commandEnded('unsupported');
    this.outcomes.push({ ...command, status: 'failed', failure: 'unsupported' });
    return true;
  }

  /** False: its protocol has no such command. */
  private send(session: OpenSession, asked: DeviceCommand, command: DueCommand | undefined): boolean {
    const sequence = session.send(asked);
    if (sequence === undefined) return false;
    this.talkOf(session).sent.add(sequence, command, this.clock.now());
    return true;
  }

  private talkOf(session: OpenSession): Talk {
    let talk = this.talks.get(session);
    if (!talk) this.talks.set(session, (talk = { sent: new SentCommands(), directive: undefined, isLocating: false }));
    return talk;
  }
}

/** When nothing of what came waits for its reply: a device that waits for one takes whatever comes first for it. */
async function quiet(session: OpenSession): Promise<void> {
  for (let work: Promise<void> | undefined; work !== session.settled(); await work) work = session.settled();
}
