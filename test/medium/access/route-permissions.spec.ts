import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { readFile, writeFile } from 'node:fs/promises';
import { ACCESS_RULE, type AccessRule } from '#access';
import { TestApi } from '../../support/api.js';

const list = new URL('route-permissions.txt', import.meta.url);

/** Every HTTP route with what it asks of its caller. A change of the list is a change of permissions: review it as one. */
describe('route permissions', () => {
  let api: TestApi;
  let routes: { route: string; rule: AccessRule | undefined }[];

  beforeAll(async () => {
    api = await TestApi.start();
    routes = routesOf(api);
  });
  afterAll(() => api.close());

  it('every route names one', () => {
    expect(routes.filter(({ rule }) => !rule).map(({ route }) => route)).toEqual([]);
  });

  it('are as listed in route-permissions.txt (UPDATE_PERMISSIONS=1 writes it)', async () => {
    const lines = routes.map(({ route, rule }) => `${route.padEnd(44)} ${described(rule)}`).toSorted();
    const text = `${lines.join('\n')}\n`;
    if (process.env['UPDATE_PERMISSIONS'] === '1') await writeFile(list, text);
    expect(text).toBe(await readFile(list, 'utf8'));
  });
});

function routesOf(api: TestApi): { route: string; rule: AccessRule | undefined }[] {
  const reflector = api.app.get(Reflector);
  const discovery = new DiscoveryService(api.app.get(ModulesContainer));
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, (...given: unknown[]) => unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name]!;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const rule =
        reflector.get<AccessRule | undefined>(ACCESS_RULE, handler) ??
        reflector.get<AccessRule | undefined>(ACCESS_RULE, metatype!);
      const bases = [Reflect.getMetadata(PATH_METADATA, metatype!) as string | string[]].flat();
      const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
      return bases.flatMap((base) =>
        paths.map((path) => ({
          route: `${RequestMethod[method]} /${[base, path]
            .map((part) => part.replace(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/')}`,
          rule,
        })),
      );
    });
  });
}

function described(rule: AccessRule | undefined): string {
  if (!rule) return 'NOBODY';
  if ('open' in rule) return `open: ${rule.reason}`;
  return 'staff' in rule ? `staff ${rule.staff}` : `device ${rule.device} (${rule.dialect})`;
}
