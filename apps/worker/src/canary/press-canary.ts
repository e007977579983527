import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import type { PanicResult } from '#contracts';
import { atMost, canaryDueMilliseconds, type Clock, type IdFactory } from '#domain';
import type { CanaryStore } from '#persistence';
import type { CanaryCalls } from './canary-calls.js';
import type { CanaryCase } from './canary-case.js';
import { CanaryConsole } from './canary-console.js';
import { CanarySession } from './canary-session.js';
import { CanaryError, canaryError } from './canary.error.js';
import type { WatchCanary } from './watch-canary.js';

const lookEveryMilliseconds = 50;
/** While the house is being started. */
const againAfterMilliseconds = 2_000;

interface Prepared {
  deviceToken: string;
  session: CanarySession;
}

/**
 * Presses as a survivor's phone would and sees it as a desk's console would: over the network, through all of the house.
 * What has arrived is closed as a test, so that the next one is an alarm of its own.
 */
export class PressCanary implements BeforeApplicationShutdown {
  private readonly log = new Logger(PressCanary.name);
  private prepared: Promise<Prepared> | undefined;
  private running: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;

  constructor(
    private readonly calls: CanaryCalls,
    private readonly canaryCase: CanaryCase,
    private readonly store: Pick<CanaryStore, 'isConfirmed'>,
    private readonly watch: WatchCanary,
    private readonly clock: Clock,
    private readonly newId: IdFactory,
  ) {}

  /** One canary; its outcome goes to the watch. Never rejects, and never runs twice at a time. */
  execute(): Promise<void> {
    this.running ??= this.run().finally(() => (this.running = undefined));
    return this.running;
  }

  private async run(): Promise<void> {
    try {
      await this.watch.arrived(await this.walkWithGoodCredentials());
    } catch (error) {
      const { step, code } = canaryError('prepare', error);
      await this.watch.failed(step, code);
      clearTimeout(this.again);
      if (this.watch.isStarting) this.again = setTimeout(() => void this.execute(), againAfterMilliseconds);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.again);
    await this.running;
    clearTimeout(this.again);
  }

  private async walkWithGoodCredentials(): Promise<number> {
    try {
      return await this.walk();
    } catch (error) {
      if (!(error instanceof CanaryError && error.isRefusal)) throw error;
      this.prepared = undefined;
      return this.walk();
    }
  }

  /** Resolves to the seconds from the press to the stored confirmation. */
  private async walk(): Promise<number> {
    const { deviceToken, session } = await this.prepare();
    const connecting = AbortSignal.timeout(canaryDueMilliseconds);
    const token = await session.token(connecting);
    const console = await CanaryConsole.open(this.calls.apiUrl, token, connecting);
    try {
      const began = performance.now();
      const signal = AbortSignal.timeout(canaryDueMilliseconds);
      const pressedAt = new Date(this.clock.now()).toISOString();
      const body = { id: this.newId(), pressedAt, trigger: 'button' };
      await this.calls.post<PanicResult>({ step: 'press', path: '/v1/panics', token: deviceToken, body, signal });
      const { alarm, incident } = await console.untilRaised(pressedAt, signal);
      await this.untilConfirmed(alarm.id, signal);
      const seconds = (performance.now() - began) / 1_000;
      await this.close(incident.id, token);
      return seconds;
    } finally {
      console.close();
    }
  }

  private async prepare(): Promise<Prepared> {
    this.prepared ??= this.canaryCase.open().then((credentials) => ({
      deviceToken: credentials.deviceToken,
      session: new CanarySession(this.calls, credentials, this.clock),
    }));
    try {
      return await atMost(canaryDueMilliseconds, this.prepared);
    } catch (error) {
      this.prepared = undefined;
      throw error;
    }
  }

  private async untilConfirmed(alarmId: string, signal: AbortSignal): Promise<void> {
    try {
      while (!(await atMost(canaryDueMilliseconds, this.store.isConfirmed(alarmId)))) {
        signal.throwIfAborted();
        await pause(lookEveryMilliseconds);
      }
      signal.throwIfAborted();
    } catch (error) {
      throw canaryError('confirm', error);
    }
  }

  /** It has arrived: that it could not be closed is told, and the next one joins its incident. */
  private async close(incidentId: string, token: string): Promise<void> {
    const path = `/v1/incidents/${incidentId}`;
    const call = { step: 'confirm' as const, token, signal: AbortSignal.timeout(canaryDueMilliseconds) };
    try {
      await this.calls.post({ ...call, path: `${path}/acknowledge` }).catch(unlessTaken);
      await this.calls.post({ ...call, path: `${path}/close`, body: { outcome: 'test' } });
    } catch (error) {
      this.log.warn({ incidentId, code: canaryError('confirm', error).code }, 'a test alarm was not closed');
    }
  }
}

/** A canary that was not closed has been acknowledged already. */
function unlessTaken(error: unknown): void {
  if (!(error instanceof CanaryError && error.code === '409')) throw error;
}
