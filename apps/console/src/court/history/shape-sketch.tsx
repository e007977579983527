import type { VersionedZoneView } from '#contracts';
import { useCourt } from '../use-words-of-court.js';
import { sketchOf } from './sketch.js';

interface ShapeSketchProps {
  name: string;
  before: VersionedZoneView | null;
  after: VersionedZoneView | null;
}

/** The shape before, dashed, under the shape after. */
export function ShapeSketch({ name, before, after }: ShapeSketchProps) {
  const { t, measure } = useCourt();
  const shapes = [before, after].filter((zone) => zone !== null);
  const { paths, width, height, scale } = sketchOf(shapes.map(({ area }) => area));
  const drawn = [...paths];
  const [former, present] = [before && drawn.shift(), after && drawn.shift()];
  const length = measure.meters(scale.meters);
  return (
    <figure className="sketch">
      <svg
        viewBox={`0 0 ${width} ${height + 22}`}
        width={width}
        height={height + 22}
        role="img"
        aria-label={t('history.shapeLabel', { name, length })}
      >
        {present && <path className="sketch-after" d={present} />}
        {former && <path className="sketch-before" d={former} />}
        <path className="sketch-scale" d={`M12,${height + 6}v6h${scale.length}v-6`} />
        <text x={18 + scale.length} y={height + 14}>
          {length}
        </text>
      </svg>
      <figcaption className="court-hint">
        {former && <span>{t('history.shapeBefore')}</span>} {present && <span>{t('history.shapeAfter')}</span>}
      </figcaption>
    </figure>
  );
}
