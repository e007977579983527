import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../../support/api.js';

interface Operation {
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

describe('the OpenAPI document', () => {
  let api: TestApi;
  let paths: Record<string, Record<string, Operation>>;

  beforeAll(async () => {
    api = await TestApi.start();
    paths = (await api.send({ method: 'GET', url: '/docs/openapi.json' })).body.paths;
  });
  afterAll(() => api.close());

  it('describes the body and the answers of a create', () => {
    const create = paths['/v1/orders']!['post']!;
    expect(JSON.stringify(create.requestBody)).toContain('issuingAuthority');
    expect(JSON.stringify(create.responses['201'])).toContain('warningRingMeters');
    expect(JSON.stringify(create.responses['422'])).toContain('errors');
  });

  it('has an answer with a form for every route of a case', () => {
    const rooms = /^\/v1\/(orders|permits|zones|people|devices|contacts|units|agencies|staff|response-plans)/;
    const without = Object.entries(paths)
      .filter(([path]) => rooms.test(path))
      .flatMap(([path, operations]) =>
        Object.entries(operations)
          .filter(([, { responses }]) => !responses['204'] && !(responses['200'] ?? responses['201'])?.content)
          .map(([method]) => `${method} ${path}`),
      );
    expect(without).toEqual([]);
  });
});
