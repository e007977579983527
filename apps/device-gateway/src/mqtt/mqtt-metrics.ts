import { Counter, Gauge, type Registry } from 'prom-client';

const outcomes = ['stored', 'unknown', 'malformed', 'connection_lost', 'limited', 'not_stored'] as const;
export type MqttOutcome = (typeof outcomes)[number];

/** What Prometheus reads of a gateway that listens to a broker. */
export class MqttMetrics {
  private readonly messages: Counter;
  private readonly lost: Counter;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.messages = new Counter({
      name: 'qalqan_mqtt_messages_total',
      help: 'Messages of a broker by what became of them',
      labelNames: ['outcome'],
      registers,
    });
    this.lost = new Counter({
      name: 'qalqan_mqtt_connections_lost_total',
      help: 'Connections to a broker that ended or were refused, and why',
      labelNames: ['why'],
      registers,
    });
  }

  /** From now on: of a gateway that listens to no broker there is nothing to count. */
  watchConnections(count: () => number, wanted: number): void {
    for (const outcome of outcomes) this.messages.inc({ outcome }, 0);
    this.gauge('qalqan_mqtt_connections', 'Connections to a broker that listen', count);
    this.gauge('qalqan_mqtt_connections_wanted', 'Connections to a broker that shall listen', () => wanted);
  }

  message(outcome: MqttOutcome): void {
    this.messages.inc({ outcome });
  }

  connectionLost(why: string): void {
    this.lost.inc({ why });
  }

  private gauge(name: string, help: string, count: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(count());
      },
    });
  }
}
