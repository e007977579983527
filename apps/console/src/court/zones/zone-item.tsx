import { useTranslation } from 'react-i18next';
import type { Approval, Zone, ZoneConflicts } from '#contracts';
import { systemClock } from '#domain';
import { useSession } from '../../session/use-session.js';
import { dayAndTime } from '../../time/time.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { measureOf } from '../../words/measure.js';
import { useLanguage } from '../../words/language.js';
import { ConflictList } from './conflict-list.js';
import { cornersOf, shapeOf } from './shape/shape.js';

interface ZoneItemProps {
  zone: Zone;
  conflicts: ZoneConflicts | undefined;
  zones: readonly Zone[];
  /** What somebody asked of it, and nobody has approved yet. */
  waiting: readonly Approval[];
  isChosen: boolean;
  mayWrite: boolean;
  isBusy: boolean;
  onShow: () => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** A kept zone: what it forbids, how large it is, what it hurts and what waits. */
export function ZoneItem(props: ZoneItemProps) {
  const { zone, conflicts, zones, waiting, isChosen, mayWrite, isBusy, onShow, onEdit, onRemove } = props;
  const { t } = useTranslation('zones');
  const language = useLanguage();
  const measure = measureOf(language);
  const { name } = zone;
  const shape = shapeOf(zone);
  const form =
    shape.kind === 'circle'
      ? t('circleOf', { radius: measure.meters(shape.radiusMeters) })
      : t('outline', { count: cornersOf(shape) });
  const ring =
    zone.warningRingMeters > 0 ? t('ringOf', { width: measure.meters(zone.warningRingMeters) }) : t('ringNone');
  return (
    <li className={`zones-item ${isChosen ? 'zones-item-chosen' : ''}`}>
      <h3>
        <button type="button" aria-pressed={isChosen} aria-label={t('show', { name })} onClick={onShow}>
          {name}
        </button>
        {zone.concealed && <span className="zones-tag">{t('concealedTag')}</span>}
      </h3>
      <p>
        <strong>{t(`kinds.${zone.kind}`)}</strong>
        <span className="quiet">
          {' '}
          · {form} · {ring}
        </span>
      </p>
      {zone.felt && <p className="quiet">{t('check.felt', { radius: measure.meters(zone.felt.radiusMeters) })}</p>}
      {conflicts && <ConflictList conflicts={conflicts} kind={zone.kind} zones={zones} />}
      {waiting.map((approval) => (
        <Waiting key={approval.id} approval={approval} />
      ))}
      {mayWrite && (
        <div className="zones-buttons">
          <button type="button" className="button" aria-label={t('editOf', { name })} onClick={onEdit}>
            {t('edit')}
          </button>
          <ConfirmButton
            label={t('remove')}
            name={t('removeOf', { name })}
            help={t('removeHelp')}
            isBusy={isBusy}
            onConfirm={onRemove}
          />
        </div>
      )}
    </li>
  );
}

function Waiting({ approval }: { approval: Approval }) {
  const { t } = useTranslation('zones');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const until = dayAndTime(Date.parse(approval.expiresAt), systemClock.now(), language, timeZone);
  return (
    <div className="form-warning">
      <strong>{t('approval.waits')}</strong>
      <ul>
        {approval.changes[language].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <span className="quiet">
        {t('approval.askedBy', { name: approval.requestedBy.name })} · {t('approval.until', { until })}
      </span>
    </div>
  );
}
