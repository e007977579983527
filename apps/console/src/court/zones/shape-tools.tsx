import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressFields } from './address-fields.js';
import { CircleFields, usualRadius } from './circle-fields.js';
import { CornerTable } from './corner-table.js';
import { type Draft, type DraftStep, isDraggable, type Tool } from './draft.js';
import { PasteFields } from './paste-fields.js';
import type { LonLat } from './shape/shape.js';
import { SplitFields } from './split-fields.js';

const ways = ['polygon', 'circle', 'address', 'paste'] as const;
type Way = (typeof ways)[number];

interface ShapeToolsProps {
  draft: Draft;
  tool: Tool;
  near: LonLat;
  isSplitMissed: boolean;
  onStep: (step: DraftStep) => void;
  onTool: (tool: Tool) => void;
  onLine: (from: LonLat, to: LonLat) => void;
}

/** Ways to draw a shape, and what can be done to one that is drawn. */
export function ShapeTools({ draft, tool, near, isSplitMissed, onStep, onTool, onLine }: ShapeToolsProps) {
  const { t } = useTranslation('zones');
  const { shape } = draft.drawing.present;
  const [given, setChosen] = useState<Way>(shape?.kind === 'circle' ? 'circle' : 'polygon');
  // A circle that was cut is none any more.
  const chosen = given === 'circle' && shape?.kind === 'area' && tool === 'edit' ? 'polygon' : given;
  const choose = (way: Way): void => {
    setChosen(way);
    const isOther = way === 'polygon' ? shape?.kind !== 'area' : way === 'circle' && shape?.kind !== 'circle';
    onTool(isOther ? (way as Tool) : 'edit');
  };
  const hint = hintOf(tool, draft);
  return (
    <div className="zones-tools" onKeyDown={keepEnter}>
      <div className="segmented" role="group" aria-label={t('ways.title')}>
        {ways.map((way) => (
          <button key={way} type="button" aria-pressed={chosen === way} onClick={() => choose(way)}>
            {t(`ways.${way}`)}
          </button>
        ))}
      </div>
      <div className="zones-buttons" role="group" aria-label={t('tools.title')}>
        {(chosen === 'polygon' || chosen === 'circle') && (
          <button
            type="button"
            className="button"
            aria-pressed={tool === chosen}
            onClick={() => onTool(tool === chosen ? 'edit' : chosen)}
          >
            {tool === chosen ? t('tools.stop') : t(`tools.${chosen}`)}
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={draft.drawing.past.length === 0}
          onClick={() => onStep({ step: 'undo' })}
        >
          {t('tools.undo')}
        </button>
        <button
          type="button"
          className="button"
          disabled={draft.drawing.future.length === 0}
          onClick={() => onStep({ step: 'redo' })}
        >
          {t('tools.redo')}
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={tool === 'split'}
          disabled={shape === null}
          onClick={() => onTool(tool === 'split' ? 'edit' : 'split')}
        >
          {t('tools.split')}
        </button>
        <button
          type="button"
          className="button"
          disabled={shape === null}
          onClick={() => onStep({ step: 'draw', shape: null })}
        >
          {t('tools.clear')}
        </button>
      </div>
      {hint !== null && (
        <p className="zones-hint" role="status">
          {t(`hints.${hint}`)}
        </p>
      )}
      {tool === 'split' && <SplitFields near={near} isMissed={isSplitMissed} onLine={onLine} />}
      {chosen === 'circle' && (
        <CircleFields
          shape={shape}
          near={near}
          onShape={(circle) => {
            onStep({ step: 'draw', shape: circle });
            onTool('edit');
          }}
          onPick={() => onTool('center')}
        />
      )}
      {chosen === 'address' && (
        <AddressFields
          near={near}
          point={shape?.kind === 'circle' ? shape.center : null}
          onPlace={({ point }) => {
            const radiusMeters = shape?.kind === 'circle' ? shape.radiusMeters : usualRadius;
            onStep({ step: 'draw', shape: { kind: 'circle', center: point, radiusMeters } });
            setChosen('circle');
            onTool('edit');
          }}
        />
      )}
      {chosen === 'paste' && (
        <PasteFields
          near={near}
          onShape={(pasted) => {
            onStep({ step: 'draw', shape: pasted });
            setChosen('polygon');
            onTool('edit');
          }}
        />
      )}
      {shape?.kind === 'area' && (
        <CornerTable shape={shape} onShape={(next) => onStep({ step: 'draw', shape: next })} />
      )}
    </div>
  );
}

/** Enter takes over a number here; it does not save a zone that is half drawn. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

function hintOf(tool: Tool, { drawing }: Draft) {
  const { shape } = drawing.present;
  if (tool === 'look' || tool === 'place') return null;
  if (tool !== 'edit') return tool;
  if (shape === null) return null;
  if (shape.kind === 'circle') return 'editCircle';
  return isDraggable(shape) ? 'edit' : 'large';
}
