import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '#domain';
import type { PutAside } from '../session/put-aside.js';
import type { BrokerLine } from './broker-devices.js';
import { type MqttDevices, MqttIntake, type MqttObserver, type MqttReports } from './mqtt-intake.js';
import type { Keeping } from './mqtt-link.js';
import type { MqttMetrics } from './mqtt-metrics.js';
import type { MqttSettings } from './mqtt-settings.js';

/** Listens to the broker as long as the gateway runs, where one is configured; counts, logs and puts aside. Nothing of it names a device. */
export class MqttRoom implements BrokerLine, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(MqttRoom.name);
  private readonly intake: MqttIntake | undefined;
  private heard: ((deviceId: string) => void) | undefined;

  constructor(
    settings: MqttSettings | undefined,
    devices: MqttDevices,
    reports: MqttReports,
    private readonly putAside: PutAside,
    private readonly metrics: MqttMetrics,
    clock: Clock,
  ) {
    this.intake = settings && new MqttIntake(settings, devices, reports, clock, this.observer());
    const { intake } = this;
    if (intake) metrics.watchConnections(() => intake.up, intake.wanted);
  }

  /** `undefined`: no broker is configured. */
  get status(): 'up' | 'down' | undefined {
    return this.intake?.status;
  }

  /** Whether devices can be told something. */
  get isUp(): boolean {
    return this.intake !== undefined && this.intake.up > 0;
  }

  publish(topic: string, payload: string, keeping: Keeping): void {
    this.intake?.publish(topic, payload, keeping);
  }

  /** @param heard is told of which devices something was stored */
  hear(heard: (deviceId: string) => void): void {
    this.heard = heard;
  }

  onApplicationBootstrap(): void {
    this.intake?.open();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.intake?.close();
  }

  private observer(): MqttObserver {
    return {
      linkUp: () => this.log.log('the broker is listened to'),
      linkDown: (why) => {
        this.metrics.connectionLost(why);
        this.log.warn({ why }, 'the connection to the broker has ended; it is tried again');
      },
      stored: ({ deviceId }) => {
        this.metrics.message('stored');
        this.heard?.(deviceId);
      },
      limited: () => this.metrics.message('limited'),
      unknown: (uniqueId) => {
        this.metrics.message('unknown');
        this.putAside.stranger('mqtt', uniqueId);
      },
      malformed: (payload, device) => {
        this.metrics.message('malformed');
        this.putAside.frame('mqtt', 'malformed', payload, device);
      },
      connectionLost: () => this.metrics.message('connection_lost'),
      failed: (error) => {
        this.metrics.message('not_stored');
        this.log.warn({ error: (error as Error).name }, 'a message was not stored; the broker gives it again');
      },
    };
  }
}
