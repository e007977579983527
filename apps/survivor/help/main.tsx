import { render } from 'preact';
import { useState } from 'preact/hooks';
import { type Language, languages } from '#domain';
import '../contact/contact.css';
import './help.css';
import { leave } from '../src/discretion/quick-exit.js';
import { DirectoryPage } from './directory-page.js';
import { OrderPage } from './order-page.js';
import { ReportPage } from './report-page.js';
import { speak, useWords } from './words/speak.js';

const names: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
const parts = ['directory', 'order', 'report'] as const;
type Part = (typeof parts)[number];
const pages = { directory: DirectoryPage, order: OrderPage, report: ReportPage };

/** For everybody, with or without the app. Which part is open stands in no address, and nothing stays on the phone. */
function Help() {
  const { words, language } = useWords();
  const [part, setPart] = useState<Part>('directory');
  const Page = pages[part];
  return (
    <>
      <header class="screen-only">
        <button type="button" class="leave" onClick={leave}>
          {words.leave}
        </button>
        <nav class="languages" aria-label={words.language}>
          {languages.map((each) => (
            <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => speak(each)}>
              {names[each]}
            </button>
          ))}
        </nav>
        <nav class="languages parts" aria-label={words.title}>
          {parts.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={each === part ? 'page' : undefined}
              onClick={() => setPart(each)}
            >
              {words.parts[each]}
            </button>
          ))}
        </nav>
      </header>
      <Page />
    </>
  );
}

render(<Help />, document.getElementById('root')!);
