import { Dialog } from '../ui/dialog.js';
import { useWords } from '../words/use-words.js';
import { stepKeys } from './keys.js';

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const keys: [string[], string][] = [
    [['J', '↓', 'K', '↑'], words.help.move],
    [['Enter'], words.help.enter],
    [[stepKeys.acknowledge], words.actions.acknowledge],
    [[stepKeys.dispatch], words.actions.dispatch],
    [[stepKeys.arrive], words.actions.arrive],
    [[stepKeys.close], words.actions.close],
    [['?', 'F1'], words.help.help],
    [['Esc'], words.help.escape],
  ];
  return (
    <Dialog title={words.help.title} onClose={onClose}>
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
          {words.help.close}
        </button>
      </div>
    </Dialog>
  );
}
