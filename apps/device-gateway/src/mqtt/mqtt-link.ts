import { connect, type IPublishPacket, type MqttClient } from 'mqtt';
import { pauseBefore } from './pause-before.js';
import type { MqttSettings } from './mqtt-settings.js';
import { ownTracksTopics } from './owntracks-topic.js';

export interface MqttMessage {
  topic: string;
  payload: Buffer;
}

export interface Keeping {
  seconds: number;
  kept(): void;
}

/** What a link needs done, and who wants to know how it stands. */
export interface MqttLinkWork {
  /** Resolves when all that the message says is durable: only then the broker forgets it. */
  take(message: MqttMessage): Promise<void>;
  up(): void;
  /** `why` names nobody and no address. */
  down(why: string): void;
}

const keepAliveSeconds = 30;
const connectMilliseconds = 10_000;
const endMilliseconds = 2_000;
/** The broker keeps what is meant for a gateway that is away for so long. */
const sessionSeconds = 86_400;
/** Messages that the broker gives before it hears that the first of them is durable: all that is held here. */
const mostUnacknowledged = 20;
/** A thousand reports of OwnTracks fit; the broker keeps longer ones to itself. */
const mostBytes = 262_144;
/** Of MQTT 5: reason codes from here on are refusals. */
const refused = 0x80;
/** Nobody is subscribed, connected or not. */
const nobodyListens = 0x10;

/**
 * One connection to the broker, in a session that the broker keeps while it is away. Messages are taken one by one. What could not be
 * stored is not acknowledged, and the connection ended: MQTT gives it again on the next connection and never before.
 */
export class MqttLink {
  private client: MqttClient | undefined;
  private reconnect: NodeJS.Timeout | undefined;
  private taking: Promise<void> = Promise.resolve();
  private failures = 0;
  private isSubscribed = false;
  private isClosed = false;
  /** Messages that the broker has taken and has nobody for, until their callback has run. */
  private unheard = new Set<unknown>();

  constructor(
    private readonly settings: MqttSettings,
    private readonly clientId: string,
    private readonly work: MqttLinkWork,
  ) {}

  get isUp(): boolean {
    return this.isSubscribed;
  }

  /** Goes on until {@link close}, whether the broker is there or not. */
  open(): void {
    this.reconnect = undefined;
    const { url, username, password, ca, cert, key } = this.settings;
    const client = connect(url, {
      protocolVersion: 5,
      clientId: this.clientId,
      clean: false,
      // Each attempt is a client of its own: a late acknowledgement of an ended connection can then go nowhere.
      reconnectPeriod: 0,
      connectTimeout: connectMilliseconds,
      keepalive: keepAliveSeconds,
      queueQoSZero: false,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      ...(ca && { ca }),
      ...(cert && { cert }),
      ...(key && { key }),
      properties: {
        sessionExpiryInterval: sessionSeconds,
        receiveMaximum: mostUnacknowledged,
        maximumPacketSize: mostBytes,
      },
    });
    this.client = client;
    client.handleMessage = (packet, done) => {
      this.taking = this.take(client, packet).then(
        () => done(),
        (error: Error) => done(error),
      );
    };
    const unheard = (this.unheard = new Set());
    client.on('packetreceive', (packet) => {
      if (packet.cmd === 'puback' && packet.reasonCode === nobodyListens) unheard.add(packet.messageId);
    });
    client.on('connect', () => this.subscribe(client));
    client.on('error', (error) => this.drop(client, reasonOf(error)));
    client.on('disconnect', ({ reasonCode }) => this.drop(client, `disconnected_${reasonCode ?? 0}`));
    client.on('close', () => this.drop(client, 'closed'));
  }

  /**
   * Tells a device something, as surely as the broker can; nothing when the broker is away.
   *
   * @param keeping for how many seconds the broker keeps it for a device that is away, and what is called when it has it and somebody is
   *   subscribed to it
   */
  publish(topic: string, payload: string, keeping?: Keeping): void {
    const { client, unheard } = this;
    if (!client || !this.isSubscribed) return;
    const properties = keeping && { messageExpiryInterval: keeping.seconds };
    client.publish(topic, payload, { qos: 1, ...(properties && { properties }) }, (error, packet) => {
      const isUnheard = unheard.delete(packet?.messageId);
      if (!error && !isUnheard) keeping?.kept();
    });
  }

  /** Finishes what is under way. The broker keeps what comes meanwhile. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.reconnect);
    const { client } = this;
    await this.taking;
    this.forget();
    if (!client) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, endMilliseconds)));
    await Promise.race([client.endAsync(!client.connected).catch(() => undefined), late]);
    clearTimeout(timer);
    client.stream.destroy();
  }

  private subscribe(client: MqttClient): void {
    client.subscribe(`$share/${this.settings.share}/${ownTracksTopics}`, { qos: 1 }, (error, granted) => {
      if (this.client !== client) return;
      if (error || granted?.some(({ qos }) => qos >= refused)) return this.drop(client, 'subscription_refused');
      this.isSubscribed = true;
      this.work.up();
    });
  }

  private async take(client: MqttClient, { topic, payload }: IPublishPacket): Promise<void> {
    const refuseOfEnded = (): void => {
      if (this.client !== client || this.isClosed) throw new Error('the connection has ended');
    };
    refuseOfEnded();
    try {
      await this.work.take({ topic, payload: Buffer.from(payload) });
    } catch (error) {
      this.drop(client, 'not_stored');
      throw error;
    }
    if (this.client !== client) throw new Error('the connection has ended');
    this.failures = 0;
  }

  private drop(client: MqttClient, why: string): void {
    if (this.client !== client) return;
    this.forget();
    client.end(true);
    this.work.down(why);
    if (this.isClosed) return;
    this.failures += 1;
    this.reconnect = setTimeout(() => this.open(), pauseBefore(this.failures, this.settings));
  }

  private forget(): void {
    this.client = undefined;
    this.isSubscribed = false;
  }
}

function reasonOf(error: Error & { code?: number | string }): string {
  return error.code === undefined ? error.name : String(error.code);
}
