import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule, AUDIT_RULE, type AuditRule } from '#access';
import type { TestApi } from './api.js';

export interface Route {
  /** `GET /v1/people/:id` */
  route: string;
  rule: AccessRule | undefined;
  audit: AuditRule | undefined;
}

/** Every HTTP route of the api, with what its decorators say. */
export function routesOf(api: TestApi): Route[] {
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
      const audit = reflector.get<AuditRule | undefined>(AUDIT_RULE, handler);
      const bases = [Reflect.getMetadata(PATH_METADATA, metatype!) as string | string[]].flat();
      const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
      return bases.flatMap((base) =>
        paths.map((path) => ({
          route: `${RequestMethod[method]} /${[base, path]
            .map((part) => part.replace(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/')}`,
          rule,
          audit,
        })),
      );
    });
  });
}
