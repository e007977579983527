import { RequestMethod } from '@nestjs/common';
import type { Params } from 'nestjs-pino';

/** What a log line may tell of the request it was written in: its query may hold a token, its headers always do. */
interface LoggedRequest {
  id?: unknown;
  method?: unknown;
  url?: unknown;
}

/**
 * No line for each request: at full rate that halves what the api can take. Errors and life events are logged, with the
 * request's id; of the request itself method and path, never query, headers, parameters or address (invariant 6).
 */
export const loggerParameters = (level: string): Params => ({
  // The hottest route is spared the logger's middleware: what goes wrong in a batch is logged by the batch.
  exclude: [{ method: RequestMethod.POST, path: 'v1/positions' }],
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
