import { z } from 'zod';
import { houseEnvironment, readEnvironment, refuseHalves, refuseKnownSecrets } from '#configuration';
import { protocolNames } from '#protocols';
import { mqttEnvironment, refuseHalfMqtt } from './mqtt/mqtt-settings.js';

/** 0, absent or empty: not listened on. */
const port = z.coerce.number().int().min(0).max(65_535).default(0);

const schema = z
  .object({
    ...houseEnvironment,
    ...mqttEnvironment,
    /** Serves `/health/live`, `/health/ready` and `/metrics` only. */
    GATEWAY_PORT: z.coerce.number().int().min(0).max(65_535).default(3003),
    /** Where trackers connect, if not at `HOST`. */
    TRACKER_HOST: z.string().optional(),
    /** TCP, and UDP of the same number where the protocol has it. */
    TELTONIKA_PORT: port,
    GT06_PORT: port,
    H02_PORT: port,
    WATCH_PORT: port,
    TELTONIKA_TLS_PORT: port,
    GT06_TLS_PORT: port,
    H02_TLS_PORT: port,
    WATCH_TLS_PORT: port,
    /** PEM; both or none. Needed by the ports of TLS. */
    TRACKER_TLS_CERT_FILE: z.string().optional(),
    TRACKER_TLS_KEY_FILE: z.string().optional(),
    /** Connections of trackers at once, and of one address: operators of mobile networks share one among many. */
    TRACKER_CONNECTIONS: z.coerce.number().int().min(1).max(200_000).default(20_000),
    TRACKER_CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).max(200_000).default(1_000),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(5),
    /** Connections kept apart for presses. */
    PANIC_POOL_SIZE: z.coerce.number().int().min(1).max(50).default(2),
    /** As the apis have it: positions on their way to them are sealed by it. */
    ACCESS_TOKEN_SECRET: z.string().min(32),
  })
  .superRefine(refuseHalves)
  .superRefine(refuseHalfMqtt)
  .superRefine(refuseKnownSecrets('ACCESS_TOKEN_SECRET'))
  .superRefine((given, context) => {
    const { TRACKER_TLS_CERT_FILE: certificate, TRACKER_TLS_KEY_FILE: key } = given;
    const refuse = (name: string, message: string): void => context.addIssue({ code: 'custom', path: [name], message });
    if (Boolean(certificate) !== Boolean(key))
      refuse(certificate ? 'TRACKER_TLS_KEY_FILE' : 'TRACKER_TLS_CERT_FILE', 'is needed beside the other one');
    for (const protocol of protocolNames) {
      const name = tlsPortOf(protocol);
      if (given[name] !== 0 && !certificate) refuse(name, 'needs TRACKER_TLS_CERT_FILE and TRACKER_TLS_KEY_FILE');
    }
  });

type Upper = Uppercase<(typeof protocolNames)[number]>;
const upper = (protocol: (typeof protocolNames)[number]): Upper => protocol.toUpperCase() as Upper;

/** Name of the variable. */
export const portOf = (protocol: (typeof protocolNames)[number]): `${Upper}_PORT` => `${upper(protocol)}_PORT`;
export const tlsPortOf = (protocol: (typeof protocolNames)[number]): `${Upper}_TLS_PORT` =>
  `${upper(protocol)}_TLS_PORT`;

export type Configuration = z.infer<typeof schema>;

/** Injection token of the {@link Configuration}. */
export const CONFIGURATION = Symbol('Configuration');

/** Every bad key is named. */
export const readConfiguration = (environment: Record<string, string | undefined>): Configuration =>
  readEnvironment('device gateway', schema, environment);
