import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { eventually } from './eventually.js';
import { sparePort } from './house-process.js';
import { type Identity, newIdentity, ownIdentity } from './own-identity.js';

/** The program, where there is one: it decides whether tests that need a broker run. */
export const mosquitto = process.env['MOSQUITTO'];

const gatewayPassword = 'the gateways word';

/** A Mosquitto of the test's own, set up and with a list of who may do what as installations have them (`deploy/mosquitto`); with TLS on a port beside. */
export class Mosquitto {
  private readonly folder = mkdtempSync(join(tmpdir(), 'qalqan-mosquitto-'));
  private readonly passwords = join(this.folder, 'passwords');
  private readonly clients: MqttClient[] = [];
  private process: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly tlsPort: number,
  ) {}

  /** @param users whose password is their name */
  static async start(...users: string[]): Promise<Mosquitto> {
    const broker = new Mosquitto(await sparePort(), await sparePort());
    const lines = [`qalqan-gateway:${gatewayPassword}`, ...users.map((user) => `${user}:${user}`)];
    writeFileSync(broker.passwords, `${lines.join('\n')}\n`);
    execFileSync('mosquitto_passwd', ['-U', broker.passwords]);
    const [identity, other] = await Promise.all([ownIdentity(), newIdentity()]);
    for (const [name, text] of Object.entries({ ...pem('own', identity), ...pem('other', other) }))
      writeFileSync(join(broker.folder, name), text);
    writeFileSync(join(broker.folder, 'mosquitto.conf'), broker.configuration());
    await broker.run();
    return broker;
  }

  /** As the gateway is told of it. */
  get environment(): { MQTT_URL: string } {
    return { MQTT_URL: this.urlOf('mqtt', this.port) };
  }

  /** As the gateway is told of its port of TLS: with the certificate by which it is known, or another's. */
  environmentOfTls(whose: 'own' | 'other'): { MQTT_URL: string; MQTT_CA_FILE: string } {
    return { MQTT_URL: this.urlOf('mqtts', this.tlsPort), MQTT_CA_FILE: join(this.folder, `${whose}.crt`) };
  }

  private urlOf(scheme: string, port: number): string {
    return `${scheme}://qalqan-gateway:${encodeURIComponent(gatewayPassword)}@127.0.0.1:${port}`;
  }

  private configuration(): string {
    const { folder, port, tlsPort } = this;
    const deployed = join(process.cwd(), 'deploy/mosquitto');
    return [
      readFileSync(join(deployed, 'mosquitto.conf'), 'utf8')
        .replace('listener 1883', `listener ${port} 127.0.0.1`)
        .replace('/mosquitto/config/acl', join(deployed, 'acl'))
        .replaceAll('/mosquitto/data/', `${folder}/`),
      ...(process.getuid?.() === 0 ? ['user root'] : []),
      `listener ${tlsPort} 127.0.0.1`,
      `certfile ${join(folder, 'own.crt')}`,
      `keyfile ${join(folder, 'own.key')}`,
    ].join('\n');
  }

  /** Where devices connect. */
  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  /** Runs it, again if it was stopped. */
  async run(): Promise<void> {
    this.process = spawn(mosquitto!, ['-c', join(this.folder, 'mosquitto.conf')], { stdio: 'ignore' });
    await eventually(
      () =>
        new Promise<boolean>((resolve) => {
          const socket = connectSocket(this.port, '127.0.0.1');
          socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
          socket.once('connect', () => socket.destroy());
        }),
      Boolean,
    );
  }

  /** As when its machine is switched off in good order: what it holds is kept. */
  async stop(): Promise<void> {
    const { process } = this;
    if (!process) return;
    this.process = undefined;
    const exited = once(process, 'exit');
    process.kill('SIGTERM');
    await exited;
  }

  /** A device, logged in under its user's name. */
  async device(user: string, lastWill?: { topic: string; payload: string }): Promise<MqttClient> {
    const client = await connectAsync(this.url, {
      protocolVersion: 5,
      username: user,
      password: user,
      reconnectPeriod: 0,
      ...(lastWill && {
        will: { topic: lastWill.topic, payload: Buffer.from(lastWill.payload), qos: 1, retain: false },
      }),
    });
    client.on('error', () => undefined);
    this.clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.splice(0).map((client) => client.endAsync(true).catch(() => undefined)));
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const pem = (name: string, { key, cert }: Identity): Record<string, string> => ({
  [`${name}.key`]: key,
  [`${name}.crt`]: cert,
});
