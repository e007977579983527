import type { AccessRule } from '#access';
import type { TestApi } from '../../support/api.js';
import { routesOf } from '../../support/routes.js';

/** As much of JSON Schema as the document uses. */
export interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: readonly unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema | Schema[];
  minItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
}

export interface Parameter {
  in: 'path' | 'query' | 'header';
  name: string;
  schema: Schema;
}

export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As the document has it: `/v1/people/{id}`. */
  path: string;
  /** `GET /v1/people/{id}` */
  key: string;
  parameters: readonly Parameter[];
  body: Schema | undefined;
  rule: AccessRule;
  /** What the id in its path names: the word before it. */
  kind: string | undefined;
}

interface DocumentedOperation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Every operation of the document that the server itself gives, with the rule of its route. */
export async function operationsOf(api: TestApi): Promise<Operation[]> {
  const { body } = await api.get('/docs/openapi.json');
  const paths = body.paths as Record<string, Record<string, DocumentedOperation>>;
  const rules = new Map(routesOf(api).map(({ route, rule }) => [route, rule]));
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([verb, { parameters = [], requestBody }]) => {
      const method = verb.toUpperCase() as Operation['method'];
      return {
        method,
        path,
        key: `${method} ${path}`,
        parameters,
        body: requestBody?.content['application/json']?.schema,
        rule: rules.get(`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`)!,
        kind: /\/([^/]+)\/\{\w+\}/.exec(path)?.[1],
      };
    }),
  );
}

/** Routes that the document is silent about. */
export async function undocumented(api: TestApi): Promise<string[]> {
  const documented = new Set((await operationsOf(api)).map(({ key }) => key.replaceAll(/\{(\w+)\}/g, ':$1')));
  return routesOf(api)
    .map(({ route }) => route)
    .filter((route) => !documented.has(route))
    .sort();
}

export interface Attempt {
  operation: Operation;
  /** In place of the id in the path. */
  id?: string | undefined;
  token?: string | undefined;
  query?: Record<string, string | string[]>;
  headers?: Record<string, string>;
  /** Sent as JSON; a string and bytes as they are. */
  body?: unknown;
}

export interface Outcome {
  status: number;
  text: string;
  /** Those that say something of the answer. */
  headers: Record<string, unknown>;
}

export async function attempt(api: TestApi, given: Attempt): Promise<Outcome> {
  const { operation, id, token, query, body } = given;
  const path = operation.path
    .replace(/\{\w+\}/, () => encodeURIComponent(id ?? ''))
    // The number of a chunk, which belongs to no agency.
    .replace('{sequence}', '0');
  const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
  const answer = await api.app.inject({
    method: operation.method,
    url: path,
    ...(query && { query }),
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type }),
      ...given.headers,
    },
    ...(body !== undefined && {
      payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    }),
  });
  const { date: _, ...headers } = answer.headers;
  return { status: answer.statusCode, text: answer.body, headers };
}

/** Some at a time: one after another takes minutes, all at once is a load. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  size = 24,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += size)
    results.push(...(await Promise.all(items.slice(from, from + size).map(work))));
  return results;
}
