/**
 * What one SQL statement does to the session that all connections share. Only these need care: everything else a
 * connection does ends with its transaction.
 */
export type StatementEffect =
  | { readonly kind: 'listen'; readonly channel: string }
  | { readonly kind: 'unlisten'; readonly channel: string | undefined }
  | { readonly kind: 'set'; readonly name: string; readonly sql: string }
  | { readonly kind: 'reset'; readonly name: string | undefined }
  | { readonly kind: 'copy-in' }
  | { readonly kind: 'refused'; readonly command: string };

/** Settings that change nothing here: nobody sees the name, and the engine has no timers. Not worth a switch each turn. */
const INERT_SETTINGS = new Set([
  'application_name',
  'idle_in_transaction_session_timeout',
  'idle_session_timeout',
  'lock_timeout',
  'statement_timeout',
  'transaction_timeout',
]);

const KEYWORD = /\b(?:listen|unlisten|set|reset|copy|discard|deallocate)\b/i;
const FIRST_KEYWORD = /^(?:listen|unlisten|set|reset|copy|discard|deallocate)\b/i;

const IDENTIFIER = String.raw`("(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const LISTEN = new RegExp(`^listen\\s+${IDENTIFIER}$`, 'iu');
const UNLISTEN = new RegExp(`^unlisten\\s+(?:\\*|${IDENTIFIER})$`, 'iu');
const SET =
  /^set\s+(?:session\s+(?!authorization\b|characteristics\b))?(time\s+zone|session\s+authorization|names|role|[\w.$"]+)(?=[\s=])/i;
const NOT_OF_THE_SESSION = /^set\s+(?:local|transaction|constraints|session\s+characteristics)\b/i;
const TO_DEFAULT = /(?:[=\s]|\bto)\s*default$/i;
const RESET = /^reset\s+(time\s+zone|session\s+authorization|[\w.$"]+)$/i;
const COPY_IN = /^copy\b[^]*\bfrom\s+stdin\b/i;
const REFUSED = /^(?:discard\s+(?:all|plans|temp|temporary)|deallocate\s+(?:prepare\s+)?all)$/i;

/**
 * Matches one lexical piece in which a semicolon does not end a statement, or a comment. A doubled quote within a literal
 * reads as two literals side by side, which comes to the same and needs no backtracking over long ones.
 */
const OPAQUE = /'[^']*'|"[^"]*"|\$([\p{L}_][\p{L}\p{N}_]*)?\$[^]*?\$\1\$|--[^\n]*|\/\*[^]*?\*\/|;/gu;

/**
 * The statements of an SQL text, without comments around them. Nested comments and backslash-escaped quotes are not
 * followed: the worst outcome is an effect not seen, never SQL that is changed.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let current = '';
  let from = 0;
  for (const piece of sql.matchAll(OPAQUE)) {
    const token = piece[0];
    current += sql.slice(from, piece.index);
    from = piece.index + token.length;
    if (token === ';') {
      statements.push(current.trim());
      current = '';
    } else {
      current += token.startsWith('--') || token.startsWith('/*') ? ' ' : token;
    }
  }
  statements.push((current + sql.slice(from)).trim());
  return statements.filter((statement) => statement !== '');
}

function identifier(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase();
}

/** Name under which a setting is kept: the one that RESET understands. */
function settingName(written: string): string {
  const name = written.toLowerCase().replaceAll('"', '').replace(/\s+/g, ' ');
  if (name === 'names') return 'client_encoding';
  return name === 'time zone' ? 'timezone' : name;
}

function effectOf(statement: string): StatementEffect | undefined {
  const listen = LISTEN.exec(statement);
  if (listen) return { kind: 'listen', channel: identifier(listen[1] as string) };
  const unlisten = UNLISTEN.exec(statement);
  if (unlisten) return { kind: 'unlisten', channel: unlisten[1] === undefined ? undefined : identifier(unlisten[1]) };
  if (REFUSED.test(statement)) return { kind: 'refused', command: statement.toUpperCase() };
  if (COPY_IN.test(statement)) return { kind: 'copy-in' };
  const reset = RESET.exec(statement);
  if (reset) {
    const name = settingName(reset[1] as string);
    return { kind: 'reset', name: name === 'all' ? undefined : name };
  }
  if (NOT_OF_THE_SESSION.test(statement)) return undefined;
  const set = SET.exec(statement);
  if (set) {
    const name = settingName(set[1] as string);
    if (TO_DEFAULT.test(statement)) return { kind: 'reset', name };
    return INERT_SETTINGS.has(name) ? undefined : { kind: 'set', name, sql: statement };
  }
  return undefined;
}

/** A `SET` of one setting given in a startup packet, or undefined if it changes nothing here. */
export function settingFromStartup(name: string, value: string): StatementEffect | undefined {
  const key = name.toLowerCase();
  if (INERT_SETTINGS.has(key) || !/^[\w.]+$/.test(key)) return undefined;
  // search_path is a list: quoted as one value it would name a single schema.
  const sql = key === 'search_path' ? `SET search_path TO ${value}` : `SET ${key} TO '${value.replaceAll("'", "''")}'`;
  return { kind: 'set', name: key, sql };
}

/** Effects of the text of a simple Query or Parse, in order. Cheap for texts that have none, as nearly all. */
export function effectsOf(sql: string): readonly StatementEffect[] {
  const text = sql.trimStart();
  const several = text.includes(';');
  if (!(several || text.startsWith('--') || text.startsWith('/*') ? KEYWORD : FIRST_KEYWORD).test(text)) return [];
  return splitStatements(text).flatMap((statement) => effectOf(statement) ?? []);
}
