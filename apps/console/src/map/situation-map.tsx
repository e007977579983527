import type { PartyFix } from '../feed/position-state.js';
import type { Measure } from '../words/measure.js';
import { useWords } from '../words/use-words.js';
import { distanceMeters, frameAround, niceLength, toPlane, type Frame, type Spot } from './geometry.js';
import './situation-map.css';

const width = 600;
const height = 340;

interface Trail {
  last: PartyFix;
  spots: Spot[];
}

/**
 * Both parties' last fixes with their error circles and trails, north up. Drawn here without a map server, so that no
 * outsider learns where anybody is.
 */
export function SituationMap({ trails, measure }: { trails: readonly (readonly PartyFix[])[]; measure: Measure }) {
  const words = useWords();
  const origin = trails[0]?.at(-1);
  if (origin === undefined) return <p className="situation-empty">{words.parties.mapEmpty}</p>;

  const drawn: Trail[] = trails.flatMap((fixes) => {
    const last = fixes.at(-1);
    return last === undefined ? [] : [{ last, spots: fixes.map((fix) => toPlane(origin, fix)) }];
  });
  const circles = drawn.flatMap(({ last, spots }) =>
    spots.map((spot, index) => ({ ...spot, radius: index === spots.length - 1 ? last.accuracyMeters : 0 })),
  );
  const frame = frameAround(circles, width / height);
  const scale = width / frame.width;
  const at = ({ x, y }: Spot): Spot => ({ x: (x - frame.left) * scale, y: (y - frame.top) * scale });
  const [first, second] = drawn;

  return (
    <svg className="situation" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.parties.mapName}>
      <Grid frame={frame} scale={scale} />
      {drawn.map(({ last, spots }) => (
        <TrailLine key={last.personId} role={last.role} spots={spots.map(at)} radius={last.accuracyMeters * scale} />
      ))}
      {first !== undefined && second !== undefined && (
        <Between
          from={at(first.spots.at(-1)!)}
          to={at(second.spots.at(-1)!)}
          text={measure.meters(distanceMeters(first.last, second.last))}
        />
      )}
      {drawn.map(({ last, spots }) => (
        <Marker key={last.personId} fix={last} spot={at(spots.at(-1)!)} label={words.roles[last.role]} />
      ))}
      <ScaleBar frame={frame} scale={scale} measure={measure} />
      <g className="situation-north" transform={`translate(${width - 24} 30)`}>
        <path d="M0 -16 6 4 0 0-6 4z" />
        <text y="18">{words.parties.north}</text>
      </g>
    </svg>
  );
}

/** Reaches beyond the frame on all sides: the panel may be wider or higher than the picture. */
function Grid({ frame, scale }: { frame: Frame; scale: number }) {
  const step = niceLength(frame.width / 5);
  const marks = (start: number, length: number): number[] => {
    const first = Math.ceil((start - length) / step) * step;
    return Array.from({ length: Math.floor((length * 3) / step) }, (_, index) => first + index * step);
  };
  return (
    <g className="situation-grid">
      {marks(frame.left, frame.width).map((x) => (
        <path key={`x${x}`} d={`M${(x - frame.left) * scale} ${-height}v${height * 3}`} />
      ))}
      {marks(frame.top, frame.height).map((y) => (
        <path key={`y${y}`} d={`M${-width} ${(y - frame.top) * scale}h${width * 3}`} />
      ))}
    </g>
  );
}

function TrailLine({ role, spots, radius }: { role: PartyFix['role']; spots: Spot[]; radius: number }) {
  const end = spots.at(-1)!;
  return (
    <g className={`party-${role}`}>
      <circle className="situation-error" cx={end.x} cy={end.y} r={Math.max(radius, 1)} />
      {spots.slice(1).map((spot, index) => {
        const before = spots[index]!;
        return (
          <path
            key={index}
            className="situation-trail"
            d={`M${before.x} ${before.y}L${spot.x} ${spot.y}`}
            opacity={0.15 + (0.75 * (index + 1)) / spots.length}
          />
        );
      })}
      {spots.slice(0, -1).map((spot, index) => (
        <circle
          key={index}
          className="situation-dot"
          cx={spot.x}
          cy={spot.y}
          r="2.2"
          opacity={0.25 + (0.6 * index) / spots.length}
        />
      ))}
    </g>
  );
}

function Between({ from, to, text }: { from: Spot; to: Spot; text: string }) {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const isRoomForText = Math.hypot(from.x - to.x, from.y - to.y) > 90;
  return (
    <g className="situation-between">
      <path d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      {isRoomForText && (
        <text x={middle.x} y={middle.y - 5}>
          {text}
        </text>
      )}
    </g>
  );
}

function Marker({ fix, spot, label }: { fix: PartyFix; spot: Spot; label: string }) {
  const below = spot.y < 40;
  const anchor = spot.x < 90 ? 'start' : spot.x > width - 110 ? 'end' : 'middle';
  return (
    <g className={`situation-marker party-${fix.role}`} transform={`translate(${spot.x} ${spot.y})`}>
      {fix.courseDegrees !== null && (fix.speedMetersPerSecond ?? 0) > 0.8 && (
        <path className="situation-course" d="M0 -22 6 -12-6 -12z" transform={`rotate(${fix.courseDegrees})`} />
      )}
      {fix.role === 'protected' ? <circle r="8" /> : <path d="M0 -10 10 0 0 10-10 0z" />}
      <text y={below ? 28 : -27} textAnchor={anchor}>
        {label}
      </text>
    </g>
  );
}

function ScaleBar({ frame, scale, measure }: { frame: Frame; scale: number; measure: Measure }) {
  const meters = niceLength(frame.width / 4);
  const length = meters * scale;
  return (
    <g className="situation-scale" transform={`translate(14 ${height - 14})`}>
      <path d={`M0 -5V0H${length}V-5`} />
      <text x={length / 2} y="-7">
        {measure.meters(meters)}
      </text>
    </g>
  );
}
