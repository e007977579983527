import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GeoJsonProblem, readGeoJson, swapped } from './shape/read-geojson.js';
import type { LonLat, Shape } from './shape/shape.js';

/** More than 20,000 corners need; what is longer would only hold the page up. */
const longest = 2_000_000;

/** An outline that another program made. */
export function PasteFields({ near, onShape }: { near: LonLat; onShape: (shape: Shape) => void }) {
  const { t } = useTranslation('zones');
  const id = useId();
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly GeoJsonProblem[]>([]);
  const take = (given: string): void => {
    const read =
      given.length > longest ? { problems: [{ fault: 'tooManyCorners' as const }] } : readGeoJson(given, near);
    setProblems(read.problems ?? []);
    if (!('shape' in read) || !read.shape) return;
    setText('');
    onShape(read.shape);
  };
  return (
    <div className="zones-group">
      <div className="form-field">
        <label htmlFor={id}>{t('paste.label')}</label>
        <textarea
          id={id}
          rows={6}
          spellCheck={false}
          value={text}
          aria-invalid={problems.length > 0}
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            setText(event.target.value);
            setProblems([]);
          }}
        />
        <small id={`${id}-help`}>{t('paste.help')}</small>
      </div>
      {problems.length > 0 && (
        <div className="form-error" role="alert">
          <ul>
            {problems.slice(0, 8).map(({ fault, ring = 0, corner = 0 }) => (
              <li key={`${fault} ${ring} ${corner}`}>{t(`paste.faults.${fault}`, { ring, corner })}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="zones-buttons">
        <button type="button" className="button" disabled={text.trim() === ''} onClick={() => take(text)}>
          {t('paste.apply')}
        </button>
        {problems.some(({ fault }) => fault === 'swapped') && (
          <button
            type="button"
            className="button"
            onClick={() => {
              const exchanged = swapped(text);
              setText(exchanged);
              take(exchanged);
            }}
          >
            {t('paste.swap')}
          </button>
        )}
      </div>
    </div>
  );
}
