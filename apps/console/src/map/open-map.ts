import { addProtocol, Map, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { Protocol } from 'pmtiles';
import { type Bounds, closestFit, fitPadding } from './fit.js';
import 'maplibre-gl/dist/maplibre-gl.css';

setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol().tile);

/** North is always up: whoever speaks of "east of the school" by radio means the east. Throws where there is no WebGL. */
export function openMap(
  container: HTMLElement,
  style: StyleSpecification,
  { label, bounds }: { label: string; bounds: Bounds },
): Map {
  const map = new Map({
    container,
    style,
    bounds: bounds as [[number, number], [number, number]],
    fitBoundsOptions: { padding: fitPadding, maxZoom: closestFit },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    maxPitch: 0,
    maxZoom: 20,
    renderWorldCopies: false,
    fadeDuration: 0,
    locale: { 'Map.Title': label },
  });
  map.keyboard.disableRotation();
  map.touchZoomRotate.disableRotation();
  return map;
}
