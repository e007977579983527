import { createHash } from 'node:crypto';

/** The fragment never reaches a server by itself: only this line takes it from the address, sends it, and removes it. */
const script = `const t=location.hash.slice(1);history.replaceState(null,'',location.pathname);if(t)fetch('/v1/receipts',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({token:t}),keepalive:true})`;

const style = `body{font:1.25rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}`;

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing but its own two pieces runs, nothing is loaded, and it may speak to its own origin only. */
export const receiptPagePolicy = [
  "default-src 'none'",
  `script-src ${sha256(script)}`,
  `style-src ${sha256(style)}`,
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * What a message's link opens: it tells the house that the message was seen. The words fit whoever reads them, a contact
 * or a respondent, since nobody here knows who that is.
 */
export const receiptPage = `<!doctype html>
<html lang="kk">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>Qalqan</title>
<style>${style}</style>
<p lang="kk">Хабарлама ашылды, кезекші мұны біледі. Хабарламада айтылғанды орындаңыз. Қауіп төнсе, 112 нөміріне қоңырау шалыңыз.</p>
<p lang="ru">Сообщение открыто, дежурные об этом знают. Сделайте то, что в нём сказано. При опасности звоните 112.</p>
<p lang="en">The message has been opened, and the desk knows. Do as it says. In danger, call 112.</p>
<script>${script}</script>
</html>
`;
