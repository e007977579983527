import { connect, type MqttClient } from 'mqtt';
import type { Clock } from '#domain';
import type { TrackerFix } from './voices/tracker-voice.js';

const reconnectMilliseconds = 1_000;
const keepAliveSeconds = 30;
const metersPerDilution = 5;

/** The broker, and whom the phone is there. Its topic is `owntracks/<user>/<device>`. */
export interface OwnTracksGround {
  url: string;
  user: string;
  password: string;
  device: string;
  clock: Clock;
  where(): TrackerFix;
}

/** OwnTracks in MQTT mode (owntracks.org/booklet): QoS 1, a last will, and a session that the broker keeps for it. */
export class OwnTracksPhone {
  private readonly topic: string;
  private client: MqttClient | undefined;
  private waiting = 0;

  constructor(private readonly ground: OwnTracksGround) {
    this.topic = `owntracks/${ground.user}/${ground.device}`;
  }

  /** Reports that the broker has not acknowledged: they are kept, and sent when it is there. */
  get unacknowledged(): number {
    return this.waiting;
  }

  begin(): void {
    const { url, user, password, device } = this.ground;
    const client = connect(url, {
      clientId: user + device,
      username: user,
      password,
      clean: false,
      keepalive: keepAliveSeconds,
      reconnectPeriod: reconnectMilliseconds,
      will: { topic: this.topic, payload: Buffer.from(this.message('lwt')), qos: 1, retain: false },
    });
    // It connects again by itself.
    client.on('error', () => undefined);
    client.on('message', (_topic, payload) => this.obey(payload.toString()));
    client.subscribe(`${this.topic}/cmd`, { qos: 1 });
    this.client = client;
  }

  /** @param trigger `u`: sent by hand, which may be a press; `r`: asked for; `p`: by time */
  report(trigger: 'u' | 'r' | 'p' = 'p'): void {
    const fix = this.ground.where();
    const payload = this.message('location', {
      lat: fix.latitude,
      lon: fix.longitude,
      ...(fix.horizontalDilution !== undefined && { acc: Math.round(fix.horizontalDilution * metersPerDilution) }),
      vel: Math.round(fix.speedMetersPerSecond * 3.6),
      cog: Math.round(fix.courseDegrees),
      batt: Math.round(fix.batteryPercent),
      t: trigger,
    });
    this.waiting += 1;
    this.client?.publish(this.topic, payload, { qos: 1 }, (error) => {
      if (!error) this.waiting -= 1;
    });
  }

  /** As in a tunnel: the broker is told nothing. */
  loseLine(): void {
    this.client?.stream.destroy();
  }

  /** In good order: its last will is not read. */
  async end(): Promise<void> {
    await this.client?.endAsync();
  }

  private obey(payload: string): void {
    if (/"action"\s*:\s*"reportLocation"/.test(payload)) this.report('r');
  }

  private message(type: 'location' | 'lwt', content: object = {}): string {
    return JSON.stringify({ _type: type, tst: Math.floor(this.ground.clock.now() / 1_000), ...content });
  }
}
