/** What the api's `GET /map/base.json` says of the map underneath. */
export type BaseMap = { kind: 'tiles'; url: string } | { kind: 'outlines' };

let asked: Promise<BaseMap> | undefined;

/** Asked once in a page's life. Without an answer the outlines are drawn: the parties are what the map is for. */
export function readBaseMap(): Promise<BaseMap> {
  asked ??= ask().catch(() => ({ kind: 'outlines' }));
  return asked;
}

async function ask(): Promise<BaseMap> {
  const response = await fetch('/map/base.json');
  if (!response.ok) throw new Error(`Base map: ${response.status}`);
  const { tiles } = (await response.json()) as { tiles: boolean };
  return tiles ? { kind: 'tiles', url: new URL('/map/tiles.pmtiles', location.href).href } : { kind: 'outlines' };
}
