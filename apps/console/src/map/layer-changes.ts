import type { FilterSpecification, Map } from 'maplibre-gl';
import type { DrawnLayer } from './drawn-layer.js';

type Properties = Record<string, unknown>;

const propertiesOf = (value: unknown): Properties => (value ?? {}) as Properties;
const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** What has to be done to a map that shows the layers `before` so that it shows `after`. */
export function changesOf(before: readonly DrawnLayer[], after: readonly DrawnLayer[]): ((map: Map) => void)[] {
  if (before === after) return [];
  return after.flatMap((layer) => {
    const known = before.find(({ id }) => id === layer.id);
    if (known === undefined) return [];
    return [
      ...differing(known.paint, layer.paint).map(([name, value]) => (map: Map) => {
        map.setPaintProperty(layer.id, name as never, value as never);
      }),
      ...differing(known.layout, layer.layout).map(([name, value]) => (map: Map) => {
        map.setLayoutProperty(layer.id, name as never, value as never);
      }),
      ...(isSame(filterOf(known), filterOf(layer))
        ? []
        : [(map: Map) => void map.setFilter(layer.id, filterOf(layer))]),
    ];
  });
}

const filterOf = (layer: DrawnLayer): FilterSpecification | undefined => ('filter' in layer ? layer.filter : undefined);

/** Names with their new values; what is no longer named goes back to its default. */
function differing(before: unknown, after: unknown): [name: string, value: unknown][] {
  const [old, next] = [propertiesOf(before), propertiesOf(after)];
  const names = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...names].filter((name) => !isSame(old[name], next[name])).map((name) => [name, next[name]]);
}
