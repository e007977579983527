import { Counter, Gauge, type Registry } from 'prom-client';

export type MqttOutcome = 'stored' | 'unknown' | 'malformed' | 'connection_lost' | 'limited' | 'not_stored';

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

  message(outcome: MqttOutcome): void {
    this.messages.inc({ outcome });
  }

  connectionLost(why: string): void {
    this.lost.inc({ why });
  }

  watchConnections(count: () => number): void {
    new Gauge({
      name: 'qalqan_mqtt_connections',
      help: 'Connections to a broker that listen',
      registers: [this.registry],
      collect() {
        this.set(count());
      },
    });
  }
}
