import { DATABASE_NAME } from './connection-url.js';
import { NO_SETTINGS, parseStartupOptions, withEffects, type SettingsProfile } from './session-settings.js';
import { settingFromStartup } from './statement-effects.js';
import {
  AUTHENTICATION_OK,
  StartupCode,
  backendKeyData,
  negotiateProtocolVersion,
  parameterStatus,
  readyForQuery,
} from './wire-messages.js';

/** What a client's first packet asks for. */
export type StartupPacket =
  | { readonly kind: 'encryption' }
  | { readonly kind: 'cancel'; readonly processId: number; readonly secret: number }
  | { readonly kind: 'unsupported'; readonly reason: string }
  | StartupMessage;

export interface StartupMessage {
  readonly kind: 'startup';
  readonly user: string;
  readonly database: string;
  /** For clients that ask for a newer minor protocol version than 3.0. */
  readonly minorVersion: number;
  readonly unknownOptions: readonly string[];
  readonly applicationName: string;
  readonly settings: SettingsProfile;
}

/** Names in a startup packet that are not settings. */
const NOT_SETTINGS = new Set(['user', 'database', 'options', 'replication']);

/** Reads a packet as the framer gives it: without its length word. */
export function readStartupPacket(packet: Buffer): StartupPacket {
  const code = packet.readUInt32BE(0);
  if (code === StartupCode.sslRequest || code === StartupCode.gssEncRequest) return { kind: 'encryption' };
  if (code === StartupCode.cancelRequest) {
    if (packet.length !== 12) return { kind: 'unsupported', reason: 'invalid length of cancel request' };
    return { kind: 'cancel', processId: packet.readInt32BE(4), secret: packet.readInt32BE(8) };
  }
  if (code >>> 16 !== 3) {
    return {
      kind: 'unsupported',
      reason: `unsupported frontend protocol ${code >>> 16}.${code & 0xffff}: server supports 3.0`,
    };
  }
  const parameters = readParameters(packet);
  const user = parameters.get('user') ?? '';
  if (user === '') return { kind: 'unsupported', reason: 'no PostgreSQL user name specified in startup packet' };
  if (parameters.has('replication')) return { kind: 'unsupported', reason: 'replication is not supported' };
  return {
    kind: 'startup',
    user,
    database: parameters.get('database') ?? user,
    minorVersion: code & 0xffff,
    unknownOptions: [...parameters.keys()].filter((name) => name.startsWith('_pq_.')),
    applicationName: parameters.get('application_name') ?? '',
    settings: settingsOf(user, parameters),
  };
}

function readParameters(packet: Buffer): Map<string, string> {
  const words = packet.toString('utf8', 4).split('\0');
  const parameters = new Map<string, string>();
  for (let index = 0; index + 1 < words.length && words[index] !== ''; index += 2) {
    parameters.set(words[index] as string, words[index + 1] as string);
  }
  return parameters;
}

function settingsOf(user: string, parameters: ReadonlyMap<string, string>): SettingsProfile {
  const pairs = [...parameters].filter(([name]) => !NOT_SETTINGS.has(name) && !name.startsWith('_pq_.'));
  const isDefault = ([name, value]: [string, string]): boolean =>
    name.toLowerCase() === 'client_encoding' && /^'?utf-?8'?$/i.test(value);
  const effects = [...pairs, ...parseStartupOptions(parameters.get('options') ?? '')]
    .filter((pair) => !isDefault(pair))
    .flatMap(([name, value]) => settingFromStartup(name, value) ?? []);
  const settings = withEffects(NO_SETTINGS, effects);
  if (user === DATABASE_NAME) return settings;
  const name = 'session authorization';
  return new Map([...settings, [name, `SET SESSION AUTHORIZATION "${user.replaceAll('"', '""')}"`]]);
}

/** What is reported to every client; the engine's own words where it has any (server_version). */
export function greeting(
  client: StartupMessage,
  key: { processId: number; secret: number },
  serverParameters: ReadonlyMap<string, string>,
): Buffer[] {
  const reported = new Map(serverParameters);
  reported.set('application_name', client.applicationName);
  reported.set('session_authorization', client.user);
  return [
    ...(client.minorVersion > 0 || client.unknownOptions.length > 0
      ? [negotiateProtocolVersion(client.unknownOptions)]
      : []),
    AUTHENTICATION_OK,
    ...[...reported].map(([name, value]) => parameterStatus(name, value)),
    backendKeyData(key.processId, key.secret),
    readyForQuery('I'),
  ];
}
