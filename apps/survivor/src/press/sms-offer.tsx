import { useEffect, useState } from 'preact/hooks';
import { writeSmsPress } from '#contracts';
import type { Press, SmsWay } from '../keep/kept.js';
import { useFirst } from '../words/first/first.js';

interface SmsOfferProps {
  press: Press;
  way: SmsWay;
  number: string;
}

const patienceMilliseconds = 10_000;

/**
 * For when there is a signal and no network: the same press as one message, written by the phone and sent by her. What arrives later by
 * the network is the same press. With the place as soon as the phone knows it.
 */
export function SmsOffer({ press: { id, pressedAt }, way, number }: SmsOfferProps) {
  const words = useFirst();
  const [text, setText] = useState<string>();
  useEffect(() => {
    let isGone = false;
    const write = async (coords?: GeolocationCoordinates): Promise<void> => {
      const position = coords && {
        longitude: coords.longitude,
        latitude: coords.latitude,
        accuracyMeters: coords.accuracy,
      };
      const written = await writeSmsPress(way.key, way.shortId, { id, pressedAt, position });
      if (!isGone) setText(written);
    };
    void write();
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => void write(coords),
      () => undefined,
      { maximumAge: 60_000, timeout: patienceMilliseconds, enableHighAccuracy: true },
    );
    return () => {
      isGone = true;
    };
  }, [id]);
  if (text === undefined) return null;
  // iPhones of some years want the ampersand, others the question mark: both understand this.
  return (
    <a class="button sms" href={`sms:${number}?&body=${encodeURIComponent(text)}`}>
      {words.smsOffer}
    </a>
  );
}
