import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CornerAt,
  insertCorner,
  mayRemoveCorner,
  moveCorner,
  openRing,
  removeCorner,
  removeRing,
} from './shape/corners.js';
import { isPlace, rounded } from './shape/geodesy.js';
import type { AreaShape, LonLat, Ring } from './shape/shape.js';

const rowsAtOnce = 40;

interface CornerTableProps {
  shape: AreaShape;
  onShape: (shape: AreaShape) => void;
}

/** Every corner in numbers, for whoever does not draw with a mouse. */
export function CornerTable({ shape, onShape }: CornerTableProps) {
  const { t } = useTranslation('zones');
  const isOne = shape.polygons.length === 1;
  return (
    <details className="zones-corners">
      <summary>{t('corners.title')}</summary>
      {shape.polygons.map((polygon, p) =>
        polygon.map((ring, r) => {
          const names = { part: p + 1, hole: r };
          const mayGo = r > 0 || !isOne;
          return (
            <div key={`${p} ${r}`}>
              <RingTable
                caption={r === 0 ? t('corners.tableOf', names) : t('corners.tableOfHole', names)}
                ring={ring}
                at={{ polygon: p, ring: r }}
                shape={shape}
                onShape={onShape}
              />
              {mayGo && (
                <button
                  type="button"
                  className="tool"
                  onClick={() => onShape(removeRing(shape, { polygon: p, ring: r }))}
                >
                  {r === 0 ? t('corners.removePart', names) : t('corners.removeHole', names)}
                </button>
              )}
            </div>
          );
        }),
      )}
    </details>
  );
}

interface RingTableProps extends CornerTableProps {
  caption: string;
  ring: Ring;
  at: Omit<CornerAt, 'corner'>;
}

function RingTable({ caption, ring, at, shape, onShape }: RingTableProps) {
  const { t } = useTranslation('zones');
  const [shown, setShown] = useState(rowsAtOnce);
  const corners = openRing(ring);
  const hidden = corners.length - shown;
  return (
    <>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('corners.number')}</th>
            <th scope="col">{t('corners.latitude')}</th>
            <th scope="col">{t('corners.longitude')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {corners.slice(0, shown).map((position, index) => {
            const corner = { ...at, corner: index };
            const name = { corner: index + 1 };
            const moveTo = (to: LonLat): void => onShape(moveCorner(shape, corner, to));
            return (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                <td>
                  <Degrees
                    label={t('corners.latitudeOf', name)}
                    value={position[1]}
                    isRight={(latitude) => isPlace(0, latitude)}
                    onValue={(latitude) => moveTo([position[0], latitude])}
                  />
                </td>
                <td>
                  <Degrees
                    label={t('corners.longitudeOf', name)}
                    value={position[0]}
                    isRight={(longitude) => isPlace(longitude, 0)}
                    onValue={(longitude) => moveTo([longitude, position[1]])}
                  />
                </td>
                <td className="zones-row-tools">
                  <button
                    type="button"
                    className="tool"
                    aria-label={t('corners.insert', name)}
                    title={t('corners.insert', name)}
                    onClick={() => onShape(insertCorner(shape, corner))}
                  >
                    +
                  </button>
                  <button
                    type="button"
                    className="tool"
                    aria-label={t('corners.remove', name)}
                    title={t('corners.remove', name)}
                    disabled={!mayRemoveCorner(shape, corner)}
                    onClick={() => onShape(removeCorner(shape, corner))}
                  >
                    −
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {hidden > 0 && (
        <button type="button" className="tool" onClick={() => setShown(shown + 5 * rowsAtOnce)}>
          {t('corners.showMore')} ({t('corners.more', { count: hidden })})
        </button>
      )}
    </>
  );
}

interface DegreesProps {
  label: string;
  value: number;
  isRight: (degrees: number) => boolean;
  onValue: (degrees: number) => void;
}

/** Taken over when one leaves the field or presses Enter; Escape takes back what was typed. */
function Degrees({ label, value, isRight, onValue }: DegreesProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const degrees = rounded(Number((typed ?? '').trim().replace(',', '.')));
  const isGood = typed === null || (typed.trim() !== '' && isRight(degrees));
  const take = (): void => {
    if (typed !== null && isGood && degrees !== value) onValue(degrees);
    setTyped(null);
  };
  return (
    <input
      type="text"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={!isGood}
      value={typed ?? String(value)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          take();
        }
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          setTyped(null);
        }
      }}
    />
  );
}
