import { useTranslation } from 'react-i18next';
import type { Person } from '#contracts';
import { sexes } from '#domain';
import { answer, api } from '../../api/client.js';
import { formText } from '../../ui/form-text.js';
import { ChoiceField, TextField } from '../parts/form-fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { keys } from '../parts/queries.js';
import { useChange } from '../parts/use-change.js';
import { useLanguageChoices } from '../parts/use-titles-of.js';

interface RegisterPersonDialogProps {
  /** Given: their data are changed. */
  person?: Person;
  onClose: () => void;
  onDone: (person: Person) => void;
}

/** Registers a person, or changes what is known of one. */
export function RegisterPersonDialog({ person, onClose, onDone }: RegisterPersonDialogProps) {
  const { t } = useTranslation('cases');
  const languages = useLanguageChoices();
  const change = useChange(
    (form: FormData): Promise<Person> => {
      const body = bodyOf(form, person === undefined);
      return person === undefined
        ? answer(api.POST('/v1/people', { body }))
        : answer(api.PATCH('/v1/people/{id}', { params: { path: { id: person.id } }, body }));
    },
    [keys.people],
    (changed) => {
      onClose();
      onDone(changed);
    },
  );
  const choices = sexes.map((sex) => [sex, t(`sexes.${sex}`)] as const);
  return (
    <FormDialog
      title={person === undefined ? t('people.register') : t('people.known')}
      submit={person === undefined ? t('people.register') : t('save')}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={change.mutate}
      onClose={onClose}
    >
      <TextField label={t('name')} name="name" required maxLength={200} defaultValue={person?.name} autoFocus />
      <div className="admin-pair">
        <TextField
          label={t('phone')}
          name="phone"
          type="tel"
          pattern="\+?[0-9][0-9 \(\)\-]{3,29}"
          defaultValue={person?.phone ?? ''}
          placeholder="+7 701 000 00 00"
        />
        <ChoiceField
          label={t('language')}
          name="language"
          choices={languages}
          defaultValue={person?.language ?? 'kk'}
        />
      </div>
      <div className="admin-pair">
        <ChoiceField
          label={t('people.sex')}
          name="sex"
          choices={[['', t('notNoted')], ...choices]}
          defaultValue={person?.sex ?? ''}
        />
        <TextField
          label={t('people.birthYear')}
          name="birthYear"
          type="number"
          min={1900}
          max={2100}
          defaultValue={person?.birthYear ?? ''}
          help={t('people.statisticsOnly')}
        />
      </div>
      <div className="admin-pair">
        <TextField
          label={t('people.pin')}
          name="pin"
          inputMode="numeric"
          pattern="\d{4,12}"
          help={t('people.pinHelp')}
        />
        <TextField label={t('people.duressPin')} name="duressPin" inputMode="numeric" pattern="\d{4,12}" />
      </div>
    </FormDialog>
  );
}

/** What was left empty is taken away; PINs stay. */
function bodyOf(form: FormData, isNew: boolean) {
  const text = (name: string): string => formText(form, name).trim();
  const [phone, sex, birthYear, pin, duressPin] = ['phone', 'sex', 'birthYear', 'pin', 'duressPin'].map(text) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    name: text('name'),
    language: text('language') as Person['language'],
    ...((!isNew || phone !== '') && { phone: phone === '' ? null : phone }),
    ...((!isNew || sex !== '') && { sex: sex === '' ? null : (sex as Person['sex']) }),
    ...((!isNew || birthYear !== '') && { birthYear: birthYear === '' ? null : Number(birthYear) }),
    ...(pin !== '' && { pin }),
    ...(duressPin !== '' && { duressPin }),
  };
}
