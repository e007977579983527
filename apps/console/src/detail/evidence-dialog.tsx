import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#domain';
import { FormDialog } from '../ui/form-dialog.js';
import { formText } from '../ui/form-text.js';
import { useLanguage } from '../words/language.js';

export interface WantedExport {
  reason: string;
  language: Language;
}

interface EvidenceDialogProps {
  isBusy: boolean;
  error: Error | null;
  onStart: (wanted: WantedExport) => void;
  onClose: () => void;
}

/** What for, and in which language. */
export function EvidenceDialog({ isBusy, error, onStart, onClose }: EvidenceDialogProps) {
  const { t } = useTranslation('incident');
  const present = useLanguage();

  function submit(form: FormData): void {
    const language = languages.find((each) => each === form.get('language'));
    const reason = formText(form, 'reason').trim();
    if (language !== undefined && reason !== '') onStart({ reason, language });
  }

  return (
    <FormDialog
      title={t('evidence.title')}
      submit={t('evidence.start')}
      isBusy={isBusy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('evidence.help')}</p>
      <label className="field">
        {t('evidence.reason')}
        <textarea name="reason" rows={2} maxLength={500} required autoFocus />
      </label>
      <fieldset className="field">
        <legend>{t('evidence.language')}</legend>
        <div className="choices">
          {languages.map((language) => (
            <label key={language} className="button choice" lang={language}>
              <input type="radio" name="language" value={language} defaultChecked={language === present} />
              {t('languageName', { lng: language })}
            </label>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}
