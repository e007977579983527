import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A secret that nobody can be shown again. */
export function ShownOnce({ label, secret, help }: { label: string; secret: string; help: string }) {
  const { t } = useTranslation('cases');
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="shown-once" role="status">
      <b>{label}</b>
      <code>{secret}</code>
      <small>
        {help} {t('shownOnce')}
      </small>
      <button
        type="button"
        className="button"
        style={{ justifySelf: 'start' }}
        onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
      >
        {isCopied ? t('copied') : t('copy')}
      </button>
    </div>
  );
}
