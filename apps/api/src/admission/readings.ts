import { Inject, Injectable, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from '#access';
import { NEVER_SHED } from './never-shed.decorator.js';

type Handler = (...given: unknown[]) => unknown;

/** The routes by which staff read: lists, histories, exports. What they do (acknowledge, change an order) is none of them. */
@Injectable()
export class Readings {
  private found: ReadonlySet<string> | undefined;

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  /** @param route as it was registered: `/v1/incidents/:id/events` */
  has(method: string, route: string | undefined): boolean {
    if (method !== 'GET' || route === undefined) return false;
    this.found ??= new Set(this.discovery.getControllers().flatMap(({ metatype }) => this.routesOf(metatype!)));
    return this.found.has(route);
  }

  private routesOf(controller: object): string[] {
    const { prototype } = controller as { prototype: Record<string, Handler> };
    const handlers = this.scanner.getAllMethodNames(prototype).map((name) => prototype[name]!);
    const bases = pathsOf(controller);
    return handlers
      .filter((handler) => this.isReading(handler, controller as Handler))
      .flatMap((handler) => bases.flatMap((base) => pathsOf(handler).map((path) => joined(base, path))));
  }

  private isReading(handler: Handler, controller: Handler): boolean {
    if (Reflect.getMetadata(METHOD_METADATA, handler) !== RequestMethod.GET) return false;
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [handler, controller]);
    return rule !== undefined && 'staff' in rule && this.reflector.get(NEVER_SHED, handler) === undefined;
  }
}

const pathsOf = (of: object): string[] => [Reflect.getMetadata(PATH_METADATA, of) as string | string[]].flat();

const joined = (...parts: string[]): string =>
  `/${parts
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`;
