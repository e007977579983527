import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

/** Between them, from below: what fills the ground, what runs over it, what stands on it. */
export const slots = ['areas', 'lines', 'marks'] as const;
export type Slot = (typeof slots)[number];

/** The layer that whatever belongs to a slot is put under. */
export const slotLayer = (slot: Slot): string => `base-slot-${slot}`;

export const slotLayers = slots.map((slot): LayerSpecification => ({
  id: slotLayer(slot),
  type: 'background',
  layout: { visibility: 'none' },
}));

/** Another base underneath the same situation: what the screens have put on the map stays where it is, slot by slot. */
export function withSituationOf(
  previous: StyleSpecification | undefined,
  next: StyleSpecification,
): StyleSpecification {
  if (previous === undefined) return next;
  const isOurs = (id: string): boolean => id !== 'base' && !id.startsWith('base-');
  const sources = Object.entries(previous.sources).filter(([id]) => isOurs(id));
  const layers: LayerSpecification[] = [];
  let waiting: LayerSpecification[] = [];
  const bySlot = new Map<string, LayerSpecification[]>();
  for (const layer of previous.layers) {
    if (isOurs(layer.id)) waiting.push(layer);
    else if (layer.id.startsWith('base-slot-')) {
      bySlot.set(layer.id, waiting);
      waiting = [];
    }
  }
  for (const layer of next.layers) layers.push(...(bySlot.get(layer.id) ?? []), layer);
  return { ...next, sources: { ...next.sources, ...Object.fromEntries(sources) }, layers: [...layers, ...waiting] };
}
