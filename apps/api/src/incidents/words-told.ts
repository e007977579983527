import type { ToldDelivery } from '#contracts';
import { languages } from '#domain';
import type { AlarmView, DeliveryView } from '#incidents';
import { audienceOf, mayBeTold, wordsOf } from '#notify';

/**
 * What a delivery says to its recipient, in each language. A console shows the alarm itself, which needs no words, and of an
 * alarm that may not be told nothing was said.
 */
export function wordsTold(
  { recipient: role, recipientId: id, channel }: DeliveryView,
  alarm: Pick<AlarmView, 'kind' | 'personId'> | undefined,
): ToldDelivery['words'] {
  if (alarm === undefined || channel === 'console' || !mayBeTold({ role, id }, alarm)) return null;
  const said = languages.map((language) => [language, wordsOf(alarm.kind, language, audienceOf(role))]);
  return Object.fromEntries(said) as ToldDelivery['words'];
}
