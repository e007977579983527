import { Dialog } from '../ui/dialog.js';
import { useWords } from '../words/use-words.js';
import './codes.css';

interface RecoveryCodesDialogProps {
  codes: readonly string[];
  onWrittenDown: () => void;
}

/** Shown once, so that nothing but the button closes it. */
export function RecoveryCodesDialog({ codes, onWrittenDown }: RecoveryCodesDialogProps) {
  const words = useWords();
  return (
    <Dialog title={words.enrol.recoveryTitle} onClose={() => undefined}>
      <p>{words.enrol.recoveryHelp}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="dialog-buttons">
        <button type="button" className="button button-primary" onClick={onWrittenDown}>
          {words.enrol.goOn}
        </button>
      </div>
    </Dialog>
  );
}
