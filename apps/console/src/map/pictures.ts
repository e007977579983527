import type { Map } from 'maplibre-gl';
import type { Theme } from '../ui/theme.js';
import { type Palette, paletteOf } from './base/palette.js';

/** Names for `icon-image`. Each kind has a shape of its own, so that none is told by its colour alone. */
export const pictures = [
  'protected',
  'respondent',
  'unit',
  'course-protected',
  'course-respondent',
  'critical',
  'urgent',
  'notice',
] as const;
export type Picture = (typeof pictures)[number];

type Shape = (path: Path2D) => void;

/** Pixels of a picture's edge, on which its shape has the middle (0, 0). */
const size = 36;
/** Sharp on the screens of today; MapLibre scales down for others. */
const density = 2;

const polygon =
  (...corners: readonly (readonly [number, number])[]): Shape =>
  (path) => {
    corners.forEach(([x, y], index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
    path.closePath();
  };

const circle: Shape = (path) => path.arc(0, 0, 8.5, 0, 2 * Math.PI);
const diamond = polygon([0, -11], [11, 0], [0, 11], [-11, 0]);
const square = polygon([-8, -8], [8, -8], [8, 8], [-8, 8]);
const octagon = polygon([-4.6, -11], [4.6, -11], [11, -4.6], [11, 4.6], [4.6, 11], [-4.6, 11], [-11, 4.6], [-11, -4.6]);
const triangle = polygon([0, -11.5], [11.5, 9], [-11.5, 9]);
const course = polygon([0, -18], [5, -11.5], [-5, -11.5]);

const shapes: Record<Picture, { shape: Shape; colour: keyof Palette; sign?: string; signAt?: number }> = {
  protected: { shape: circle, colour: 'protected' },
  respondent: { shape: diamond, colour: 'respondent' },
  unit: { shape: square, colour: 'unit' },
  'course-protected': { shape: course, colour: 'protected' },
  'course-respondent': { shape: course, colour: 'respondent' },
  critical: { shape: octagon, colour: 'critical', sign: '!!' },
  urgent: { shape: triangle, colour: 'urgent', sign: '!', signAt: 2.5 },
  notice: { shape: circle, colour: 'notice', sign: 'i' },
};

/** Gives the map its pictures in the theme's colours; those that it has are drawn anew. */
export function drawPictures(map: Map, theme: Theme): void {
  for (const name of pictures) {
    const image = draw(name, paletteOf(theme));
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, { pixelRatio: density });
  }
}

function draw(name: Picture, palette: Palette): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * density;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser draws no pictures');
  const { shape, colour, sign, signAt = 0 } = shapes[name];
  context.scale(density, density);
  context.translate(size / 2, size / 2);
  const path = new Path2D();
  shape(path);
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = palette.halo;
  context.stroke(path);
  context.fillStyle = palette[colour];
  context.fill(path);
  if (sign !== undefined) {
    context.fillStyle = palette.halo;
    context.font = '700 13px sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(sign, 0, signAt + 0.5);
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
