import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, errorOf } from '../../api/request.js';
import { tokenNow } from '../../session/session-store.js';
import { formText } from '../../ui/form-text.js';
import { useLanguage } from '../../words/language.js';
import { measureOf } from '../../words/measure.js';
import { ReasonField } from '../parts/form-fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { saveBlob } from '../../ui/save-blob.js';
import { useChange } from '../parts/use-change.js';

class EndedEarly extends Error {}

/** Everything about a person as one file. How much has come is shown: positions of months take a while. */
export function ExportDataDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const measure = measureOf(useLanguage());
  const [received, setReceived] = useState(0);
  const take = useChange(async (form: FormData) => {
    const pieces = await receive(personId, formText(form, 'reason').trim(), setReceived);
    saveBlob(new Blob(pieces, { type: 'application/json' }), `person-${personId}.json`);
  }, []);
  const size = `${measure.number(Math.round(received / 102.4) / 10)} KB`;
  const isCut = take.error instanceof EndedEarly;
  return (
    <FormDialog
      title={t('personData.export')}
      submit={t('personData.export')}
      isBusy={take.isPending}
      isDone={take.isSuccess}
      error={isCut ? null : take.error}
      onSubmit={take.mutate}
      onClose={onClose}
    >
      <p>{t('personData.exportHelp')}</p>
      <ReasonField label={t('reason')} help={t('reasonKept')} />
      {take.isPending && (
        <div role="status">
          <progress aria-label={t('personData.export')} />
          <p>{t('personData.received', { size })}</p>
        </div>
      )}
      {isCut && (
        <p className="form-error" role="alert">
          {t('personData.stopped')}
        </p>
      )}
      {take.isSuccess && (
        <p className="form-done" role="status">
          {t('personData.done', { size })}
        </p>
      )}
    </FormDialog>
  );
}

/** A file that ends early is no JSON: it is not saved as if it were whole. */
async function receive(
  personId: string,
  reason: string,
  onPiece: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const response = await fetch(`/v1/people/${personId}/data-export`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenNow()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ reason }),
    cache: 'no-store',
  }).catch((cause: Error) => {
    throw new ApiError(0, 'no_answer', cause.message);
  });
  if (!response.ok || response.body === null) throw errorOf(response, await response.json().catch(() => undefined));
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new EndedEarly();
    });
    if (done) break;
    pieces.push(value);
    bytes += value.length;
    onPiece(bytes);
  }
  if (!new TextDecoder().decode(pieces.at(-1)).trimEnd().endsWith('}')) throw new EndedEarly();
  return pieces;
}
