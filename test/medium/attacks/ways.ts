import type { Schema } from './attack-surface.js';

/** From the root of a body to a place in it. */
export type Way = readonly (string | number)[];

const itemsOf = ({ items }: Schema): Schema[] => [items ?? []].flat();
const eitherOf = ({ anyOf, oneOf }: Schema): Schema[] => [...(anyOf ?? []), ...(oneOf ?? [])];

/** Where a body of this schema has a text. Of a list, its first element. */
export function textsIn(schema: Schema | undefined, fits: (schema: Schema) => boolean, way: Way = []): Way[] {
  if (!schema) return [];
  const here = schema.type === 'string' && !schema.enum && fits(schema) ? [way] : [];
  return [
    ...here,
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => textsIn(inner, fits, [...way, name])),
    ...itemsOf(schema)
      .slice(0, 1)
      .flatMap((item) => textsIn(item, fits, [...way, 0])),
    ...eitherOf(schema).flatMap((inner) => textsIn(inner, fits, way)),
  ];
}

/** Every object of a body, with the names that its schema knows there. */
export function objectsIn(
  body: unknown,
  schema: Schema | undefined,
  way: Way = [],
): { way: Way; known: Set<string> }[] {
  if (typeof body !== 'object' || body === null) return [];
  const schemas = schema ? [schema, ...eitherOf(schema)] : [];
  if (Array.isArray(body))
    return body.flatMap((one, index) => objectsIn(one, itemsOf(schemas.at(-1) ?? {})[0], [...way, index]));
  const known = new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const inner = Object.entries(body).flatMap(([name, value]) =>
    objectsIn(value, schemas.find(({ properties }) => properties?.[name])?.properties?.[name], [...way, name]),
  );
  return [{ way, known }, ...inner];
}

/** A copy that has `value` at the end of the way. */
export function changedAt(body: unknown, [first, ...rest]: Way, value: unknown): unknown {
  if (first === undefined) return value;
  const isObject = typeof body === 'object' && body !== null;
  const copy = (Array.isArray(body) ? [...body] : isObject ? { ...body } : {}) as Record<string | number, unknown>;
  copy[first] = changedAt(copy[first], rest, value);
  return copy;
}

/** Every place of a body that its schema names. */
export function waysIn(schema: Schema | undefined, way: Way = []): Way[] {
  if (!schema) return [];
  const inner = [
    ...Object.entries(schema.properties ?? {}).map(([name, one]) => [[...way, name], one] as const),
    ...itemsOf(schema)
      .slice(0, 1)
      .map((one) => [[...way, 0], one] as const),
  ];
  return [
    ...inner.flatMap(([at, one]) => [at, ...waysIn(one, at)]),
    ...eitherOf(schema).flatMap((one) => waysIn(one, way)),
  ];
}
