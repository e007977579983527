import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Compose gives what is not set as empty. */
const absentWhenEmpty = z.literal('').transform(() => undefined);
const text = z.union([absentWhenEmpty, z.string()]).optional();

/** Variables of the environment that say which broker is listened to. Without `MQTT_URL` none is. */
export const mqttEnvironment = {
  /** `mqtts://user:password@host:port`; user and password may be told apart from it. */
  MQTT_URL: z.union([absentWhenEmpty, z.url({ protocol: /^mqtts?$/ })]).optional(),
  MQTT_USERNAME: text,
  MQTT_PASSWORD: text,
  /** PEM: who signed the broker's certificate, if nobody whom the system knows; and the certificate that the gateway shows itself. */
  MQTT_CA_FILE: text,
  MQTT_CERT_FILE: text,
  MQTT_KEY_FILE: text,
  /**
   * Tells gateways of one house apart, and stays when one is started again: the broker keeps what is meant for it by this name. More
   * than one, with commas between: the place of gateways that are gone for good.
   */
  MQTT_GATEWAY: z
    .string()
    .regex(/^[\w-]{1,40}(,[\w-]{1,40}){0,15}$/)
    .default('1'),
  /** Each takes one message after the other. */
  MQTT_CONNECTIONS: z.coerce.number().int().min(1).max(32).default(4),
};

export type MqttEnvironment = z.infer<z.ZodObject<typeof mqttEnvironment>>;

/** Variables that mean nothing without each other. */
export function refuseHalfMqtt(given: MqttEnvironment, context: z.RefinementCtx): void {
  const refuse = (name: keyof MqttEnvironment, message: string): void =>
    context.addIssue({ code: 'custom', path: [name], message });
  const { MQTT_URL: url, MQTT_CERT_FILE: certificate, MQTT_KEY_FILE: key } = given;
  const others = ['MQTT_USERNAME', 'MQTT_PASSWORD', 'MQTT_CA_FILE', 'MQTT_CERT_FILE', 'MQTT_KEY_FILE'] as const;
  for (const name of others) if (given[name] !== undefined && url === undefined) refuse(name, 'needs MQTT_URL');
  if (Boolean(certificate) !== Boolean(key))
    refuse(certificate ? 'MQTT_KEY_FILE' : 'MQTT_CERT_FILE', 'is needed beside the other one');
}

export interface MqttSettings {
  /** Without user and password. */
  url: string;
  username?: string | undefined;
  password?: string | undefined;
  ca?: Buffer | undefined;
  cert?: Buffer | undefined;
  key?: Buffer | undefined;
  /** One for each connection. The broker keeps the reports that are meant for it by this name. */
  clientIds: readonly string[];
  /** The same for all gateways of a house: of each message one of them gets it. */
  share: string;
  /** Before the first and the longest pause between two attempts to connect. */
  firstPauseMilliseconds: number;
  longestPauseMilliseconds: number;
}

/**
 * @param secret of the house. Share and client ids are made of it, so that nobody guesses them: whoever may log in to the broker could
 *   join the share and be given the reports of others, which the broker then throws away, or take a gateway's place by its client id
 * @returns `undefined`: no broker is listened to
 */
export function mqttSettings(given: MqttEnvironment, secret: string): MqttSettings | undefined {
  if (given.MQTT_URL === undefined) return undefined;
  const url = new URL(given.MQTT_URL);
  const [username, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  url.username = '';
  url.password = '';
  const read = (path: string | undefined): Buffer | undefined => (path ? readFileSync(path) : undefined);
  const unguessable = (name: string): string =>
    `${name}-${createHmac('sha256', secret).update(`mqtt|${name}`).digest('base64url').slice(0, 22)}`;
  return {
    url: url.href,
    username: given.MQTT_USERNAME ?? (username || undefined),
    password: given.MQTT_PASSWORD ?? (password || undefined),
    ca: read(given.MQTT_CA_FILE),
    cert: read(given.MQTT_CERT_FILE),
    key: read(given.MQTT_KEY_FILE),
    clientIds: given.MQTT_GATEWAY.split(',').flatMap((name) =>
      Array.from({ length: given.MQTT_CONNECTIONS }, (_, n) => unguessable(`qalqan-${name}-${n + 1}`)),
    ),
    share: unguessable('qalqan'),
    firstPauseMilliseconds: 1_000,
    longestPauseMilliseconds: 30_000,
  };
}
