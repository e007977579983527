import { useTranslation } from 'react-i18next';
import { type TrackerProtocol, trackerProtocols } from '#domain';
import { ChoiceField } from '../parts/form-fields.js';

/** By which protocol the gateway knows a device; the empty choice: it shows its token. */
export function ProtocolField({ given }: { given: TrackerProtocol | null }) {
  const { t } = useTranslation('cases');
  return (
    <ChoiceField
      label={t('devices.protocol')}
      name="protocol"
      defaultValue={given ?? ''}
      choices={[
        ['', t('devices.byToken')] as const,
        ...trackerProtocols.map((protocol) => [protocol, t(`devices.protocols.${protocol}`)] as const),
      ]}
      help={t('devices.protocolHelp')}
    />
  );
}
