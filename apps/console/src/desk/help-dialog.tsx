import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.js';
import '../words/incident/index.js';
import { stepKeys } from './keys.js';

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('dispatch');
  const { t: tIncident } = useTranslation('incident');
  const keys: [string[], string][] = [
    [['J', '↓', 'K', '↑'], t('help.move')],
    [['W', 'Home'], t('help.first')],
    [['Enter'], t('help.enter')],
    [[stepKeys.acknowledge], t('actions.acknowledge')],
    [[stepKeys.dispatch, 'Enter'], t('help.nearest')],
    [[stepKeys.arrive], t('actions.arrive')],
    [[stepKeys.close, '1–6'], t('help.outcome')],
    [['U'], t('help.undo')],
    [['M'], tIncident('map.fitKey')],
    [['F'], tIncident('map.followKey')],
    [['/'], t('help.search')],
    [['N'], t('help.write')],
    [['?', 'F1'], t('help.help')],
    [['Esc'], t('help.escape')],
  ];
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <dl className="keys">
        {keys.map(([names, text]) => (
          <div key={names.join()}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog-buttons">
        <button type="button" className="button button-primary" onClick={onClose} autoFocus>
          {t('close')}
        </button>
      </div>
    </Dialog>
  );
}
