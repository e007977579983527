import type { OrderVersionView, Person } from '#contracts';
import { titles } from '#domain';
import { useCourt } from '../use-words-of-court.js';
import { ShapeSketch } from './shape-sketch.js';
import { termNames, useTermText, zoneTermNames } from './use-term-text.js';

interface VersionItemProps {
  version: OrderVersionView;
  people: ReadonlyMap<string, Pick<Person, 'name'>>;
}

/** One version in the timeline, with its differences from the one before. */
export function VersionItem({ version, people }: VersionItemProps) {
  const { t, language, dayAndMinute } = useCourt();
  const { changedBy, approvedBy, reason, former, what } = version;
  const role = (name: keyof typeof titles.kk.staffRoles): string => titles[language].staffRoles[name];
  return (
    <li className="version">
      <header>
        <h3>
          {t(`history.what.${what}`)}{' '}
          <span className="court-hint">{t('order.version', { version: version.version })}</span>
        </h3>
        <p className="quiet">
          <time dateTime={version.at}>{dayAndMinute(Date.parse(version.at))}</time>
          {what !== 'found' &&
            ` · ${changedBy === null ? t('history.bySystem') : t('history.by', { name: changedBy.name, role: role(changedBy.role) })}`}
          {approvedBy !== null &&
            ` · ${t('history.approvedBy', { name: approvedBy.name, role: role(approvedBy.role) })}`}
        </p>
        {reason !== null && (
          <p>
            {t('history.reason')}: {reason}
          </p>
        )}
      </header>
      {former === null ? (
        <p className="court-hint">{t('history.first')}</p>
      ) : (
        <TermDifferences version={version} people={people} />
      )}
      {version.zones.map((zone) => (
        <ZoneDifference key={zone.zoneId} zone={zone} people={people} />
      ))}
      <Permits version={version} />
      <details>
        <summary>{t('history.everything')}</summary>
        <AllTerms version={version} people={people} />
      </details>
    </li>
  );
}

function TermDifferences({ version, people }: VersionItemProps) {
  const { t } = useCourt();
  const { ofTerm } = useTermText(people);
  const changed = termNames.filter((name) => version.changed.includes(name));
  if (changed.length === 0) return null;
  return (
    <Differences
      caption={t('history.caption', { version: version.version })}
      rows={changed.map((name) => ({
        name: t(`terms.${name}`),
        before: ofTerm(name, version.former!),
        after: ofTerm(name, version.terms),
      }))}
    />
  );
}

function ZoneDifference({
  zone,
  people,
}: {
  zone: OrderVersionView['zones'][number];
  people: VersionItemProps['people'];
}) {
  const { t } = useCourt();
  const { ofZone } = useTermText(people);
  const { before, after, changed } = zone;
  const shown = after ?? before;
  if (shown === null) return null;
  const isRedrawn = before === null || after === null || changed.includes('area');
  const names = zoneTermNames.filter((name) =>
    before === null || after === null ? true : changed.includes(name) && ofZone(name, before) !== ofZone(name, after),
  );
  const title = t('history.zone', { name: shown.name });
  return (
    <section className="version-zone">
      <h4>
        {title} {before === null && t('history.drawn')}
        {after === null && t('history.removed')}
      </h4>
      <div className="version-zone-parts">
        {isRedrawn && <ShapeSketch name={shown.name} before={before} after={after} />}
        {names.length > 0 && (
          <Differences
            caption={title}
            rows={names.map((name) => ({
              name: t(`zoneTerms.${name}`),
              before: before === null ? null : ofZone(name, before),
              after: after === null ? null : ofZone(name, after),
            }))}
          />
        )}
      </div>
    </section>
  );
}

interface Difference {
  name: string;
  /** `null`: there was none. */
  before: string | null;
  after: string | null;
}

/** Before and after: each by its word and its mark, never by colour alone. */
function Differences({ caption, rows }: { caption: string; rows: readonly Difference[] }) {
  const { t } = useCourt();
  const [hasBefore, hasAfter] = [rows.some(({ before }) => before !== null), rows.some(({ after }) => after !== null)];
  return (
    <div className="court-table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="court-table differences">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('history.term')}</th>
            {hasBefore && <th scope="col">{t('history.before')}</th>}
            {hasAfter && <th scope="col">{t('history.after')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {hasBefore && <td>{before !== null && <del>{before}</del>}</td>}
              {hasAfter && <td>{after !== null && <ins>{after}</ins>}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Permits({ version }: { version: OrderVersionView }) {
  const { dayAndMinute } = useCourt();
  const zone = version.terms.timeZone;
  if (version.permits.length === 0) return null;
  return (
    <ul className="readiness">
      {version.permits.map(({ id, from, to, reason }) => (
        <li key={id}>
          <strong>
            {dayAndMinute(Date.parse(from), zone)} – {dayAndMinute(Date.parse(to), zone)}
          </strong>
          <span className="quiet">{reason}</span>
        </li>
      ))}
    </ul>
  );
}

function AllTerms({ version, people }: VersionItemProps) {
  const { t } = useCourt();
  const { ofTerm } = useTermText(people);
  return (
    <dl className="facts version-all">
      {termNames.map((name) => (
        <div key={name} className="fact">
          <dt>{t(`terms.${name}`)}</dt>
          <dd>{ofTerm(name, version.terms)}</dd>
        </div>
      ))}
    </dl>
  );
}
