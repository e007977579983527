import { useState } from 'preact/hooks';
import type { Press } from '../keep/kept.js';
import { PinField } from '../ui/pin-field.js';
import { useFirst } from '../words/first/first.js';
import { type Cancelling, cancelPanic } from './cancel-panic.js';

interface Props {
  press: Press;
  onBack: () => void;
}

export function CancelForm({ press, onBack }: Props) {
  const words = useFirst();
  const [pin, setPin] = useState('');
  const [came, setCame] = useState<Cancelling>();
  const [isBusy, setBusy] = useState(false);
  const said: Partial<Record<Cancelling, string>> = {
    pin_wrong: words.pinWrong,
    pin_wait: words.pinWait,
    no_network: words.cancelNoNetwork,
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (pin === '' || isBusy) return;
    setBusy(true);
    setCame(undefined);
    const outcome = await cancelPanic(press.id, pin);
    setBusy(false);
    setPin('');
    setCame(outcome);
  };
  return (
    <main class="state">
      <h1 tabIndex={-1}>{words.cancelTitle}</h1>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <PinField label={words.pin} value={pin} onInput={setPin} hasFault={came === 'pin_wrong'} isFirst />
        <p class="fault" role="alert">
          {came && said[came]}
        </p>
        <div class="actions">
          <button type="submit" class="button strong" disabled={isBusy}>
            {words.cancelNow}
          </button>
          <button type="button" class="button" onClick={onBack}>
            {words.back}
          </button>
        </div>
      </form>
    </main>
  );
}
