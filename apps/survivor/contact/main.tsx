import { render } from 'preact';
import './contact.css';
import { ConsentPage } from './consent-page.js';
import { takeToken } from './keep.js';
import { LanguageChoice } from './language-choice.js';
import { LivePage } from './live-page.js';
import { Gone } from './gone.js';

const token = takeToken();

/** A token with a dot asks whether one agrees; any other shows an incident. */
function page() {
  if (token === null) return <Gone />;
  return token.includes('.') ? <ConsentPage token={token} /> : <LivePage token={token} />;
}

render(
  <>
    <LanguageChoice />
    {page()}
  </>,
  document.getElementById('root')!,
);
