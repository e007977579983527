import { Problem } from '#domain';
import type { DeviceDialect } from './access.decorators.js';
import { AccessError } from './access.error.js';

/** Where credentials stand in an HTTP request. */
export interface RequestWithCredentials {
  headers: Record<string, string | string[] | undefined>;
  query?: unknown;
  body?: unknown;
}

/** What a device shows. */
export interface DeviceCredentials {
  token: string;
  /** Basic auth: the name that the token must go with. */
  uniqueId?: string;
  /** By the scheme `DPoP`: the proof of it, empty when it is missing. */
  proof?: string;
}

export function deviceCredentials(request: RequestWithCredentials, dialect: DeviceDialect): DeviceCredentials {
  switch (dialect) {
    case 'bearer':
      return bearerOrProved(request);
    case 'basic':
      return basic(request);
    case 'id_parameter':
      return { token: idParameter(request) };
  }
}

/** @throws AccessError `credentials_missing` */
export function authorization(request: RequestWithCredentials, scheme: 'bearer' | 'basic' | 'dpop'): string {
  const value = authorized(request, scheme);
  if (value === undefined) throw new AccessError('credentials_missing');
  return value;
}

function authorized({ headers }: RequestWithCredentials, scheme: string): string | undefined {
  const header = headers['authorization'];
  if (typeof header !== 'string') return undefined;
  const [name, value] = [header.slice(0, scheme.length + 1), header.slice(scheme.length + 1).trim()];
  return name.toLowerCase() === `${scheme} ` && value !== '' ? value : undefined;
}

function bearerOrProved(request: RequestWithCredentials): DeviceCredentials {
  const token = authorized(request, 'bearer');
  if (token !== undefined) return { token };
  const { dpop } = request.headers;
  return { token: authorization(request, 'dpop'), proof: typeof dpop === 'string' ? dpop : '' };
}

function basic(request: RequestWithCredentials): DeviceCredentials {
  const decoded = Buffer.from(authorization(request, 'basic'), 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1) throw new AccessError('credentials_missing');
  return { uniqueId: decoded.slice(0, colon), token: decoded.slice(colon + 1) };
}

/** Traccar Client 9 names it `device_id` in JSON, the others `id` in the query, the form or each element of a list. */
function idParameter(request: RequestWithCredentials): string {
  for (const part of [request.query, Array.isArray(request.body) ? (request.body[0] as unknown) : request.body]) {
    if (typeof part !== 'object' || part === null) continue;
    const fields = part as Record<string, unknown>;
    const id = fields['id'] ?? fields['deviceid'] ?? fields['device_id'];
    if (typeof id === 'string' && id !== '') return id;
  }
  throw new Problem('malformed', 'id_missing', 'The report names no device.', [{ path: 'id', message: 'is missing' }]);
}
