import type { Params } from 'nestjs-pino';

/** What a log line may tell of the request it was written in: its query may hold a token, its headers always do. */
interface LoggedRequest {
  id?: unknown;
  method?: unknown;
  url?: unknown;
}

/**
 * No line for each request: at full rate that halves what the api can take. Errors and life events are logged; of a request
 * that is named in a line its id, method and path, never query, headers, parameters or address (invariant 6).
 */
export const loggerParameters = (level: string): Params => ({
  // The middleware would keep a logger for each request in an AsyncLocalStorage, and one store that is in use makes every
  // promise of the process dearer: 5 % of what the api can take. Who logs of a request names it.
  forRoutes: [],
  pinoHttp: {
    level,
    autoLogging: false,
    quietReqLogger: true,
    serializers: {
      req: ({ id, method, url }: LoggedRequest) => ({ id, method, path: String(url).split('?', 1)[0] }),
      res: ({ statusCode }: { statusCode?: unknown }) => ({ statusCode }),
    },
    // A second wall, for requests and failed statements that find their way into a line under another name: what a driver
    // tells of a failed statement holds the values, places among them.
    redact: {
      paths: ['authorization', 'url', 'query', 'headers', 'body', 'parameters', 'driverError', 'detail'].flatMap(
        (name) => [name, `*.${name}`, `*.*.${name}`],
      ),
      remove: true,
    },
  },
});
