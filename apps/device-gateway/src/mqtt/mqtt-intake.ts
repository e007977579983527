import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import { askForLocation, ownTracksReply } from '#protocols';
import type { ReceivedReports, Report } from '#tracking';
import { type Keeping, MqttLink, type MqttMessage } from './mqtt-link.js';
import type { MqttSettings } from './mqtt-settings.js';
import { readOwnTracksMessage } from './owntracks-message.js';
import { commandTopicOf, uniqueIdOfTopic } from './owntracks-topic.js';
import { ReportLimits } from './report-limits.js';

/** Port: devices that speak MQTT, by their unique id (`<user>/<device>` of their topic). */
export interface MqttDevices {
  /** @returns `undefined`: nobody registered it for MQTT, or it is revoked. Rejects where the database could not be asked. */
  recognise(uniqueId: string): Promise<DeviceCaller | undefined>;
}

/** Port: the pipeline of positions. Resolves after the commit. */
export interface MqttReports {
  execute(device: DeviceCaller, reports: readonly Report[]): Promise<ReceivedReports>;
}

/** Who wants to know what becomes of the broker and of messages. */
export interface MqttObserver {
  linkUp(): void;
  linkDown(why: string): void;
  stored(device: DeviceCaller): void;
  /** It sends more than a device does: acknowledged, so that the broker forgets it, and not stored. */
  limited(): void;
  unknown(uniqueId: string): void;
  malformed(payload: Buffer, device: DeviceCaller): void;
  connectionLost(device: DeviceCaller): void;
  failed(error: unknown): void;
}

/** The house as a client of an MQTT broker: what OwnTracks publishes there, and what it is asked. */
export class MqttIntake {
  private readonly links: readonly MqttLink[];

  constructor(
    settings: MqttSettings,
    private readonly devices: MqttDevices,
    private readonly reports: MqttReports,
    private readonly clock: Clock,
    private readonly observer: MqttObserver,
    private readonly limits = new ReportLimits(clock),
  ) {
    this.links = settings.clientIds.map((clientId) => {
      const link: MqttLink = new MqttLink(settings, clientId, {
        take: (message) => this.take(message, link),
        up: () => observer.linkUp(),
        down: (why) => observer.linkDown(why),
      });
      return link;
    });
  }

  /** Connections that listen. */
  get up(): number {
    return this.links.filter(({ isUp }) => isUp).length;
  }

  /** Connections that shall listen. */
  get wanted(): number {
    return this.links.length;
  }

  /** Whether the broker gives all that it could. */
  get status(): 'up' | 'down' {
    return this.up === this.wanted ? 'up' : 'down';
  }

  /** As {@link MqttLink.publish}, by a connection that listens. */
  publish(topic: string, payload: string, keeping: Keeping): void {
    this.links.find(({ isUp }) => isUp)?.publish(topic, payload, keeping);
  }

  /** Does not wait for the broker. */
  open(): void {
    for (const link of this.links) link.open();
  }

  /** Finishes what is under way. */
  async close(): Promise<void> {
    await Promise.all(this.links.map((link) => link.close()));
  }

  private async take({ topic, payload }: MqttMessage, link: MqttLink): Promise<void> {
    const uniqueId = uniqueIdOfTopic(topic);
    if (uniqueId === undefined) return;
    try {
      const device = await this.devices.recognise(uniqueId);
      if (!device) return this.observer.unknown(uniqueId);
      await this.takeOf(device, payload, link);
    } catch (error) {
      this.observer.failed(error);
      throw error;
    }
  }

  private async takeOf(device: DeviceCaller, payload: Buffer, link: MqttLink): Promise<void> {
    const message = readOwnTracksMessage(payload, device.manualPublishIsPanic);
    const reports = message.kind === 'reports' ? message.reports : [];
    const isWithin = this.limits.admit(device.deviceId, Math.max(1, reports.length));
    // What says more than where somebody is goes on all the same.
    if (!isWithin && !reports.some(({ alarms }) => alarms?.length)) return this.observer.limited();
    if (message.kind === 'malformed') return this.observer.malformed(payload, device);
    const commands = commandTopicOf(device.uniqueId);
    if (message.kind === 'connection_lost') {
      await this.reports.execute(device, [{ fixTime: this.clock.now(), connectionLost: true }]);
      this.observer.connectionLost(device);
      // The broker keeps it for the device: the first thing it does when it is back is to say where it is.
      return link.publish(commands, JSON.stringify(askForLocation));
    }
    if (message.reports.length === 0) return;
    const received = await this.reports.execute(device, message.reports);
    this.observer.stored(device);
    for (const command of ownTracksReply(message.body, received)) link.publish(commands, JSON.stringify(command));
  }
}
