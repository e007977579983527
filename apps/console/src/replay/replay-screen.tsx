import { lazy, Suspense, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForbiddenGround, Track } from '#contracts';
import { boundsAround } from '../map/geometry.js';
import { PartyLayers } from '../map/layers/party-layers.js';
import { ZoneLayers } from '../map/layers/zone-layers.js';
import type { Finding } from './findings.js';
import { FindingsList } from './findings-list.js';
import { FitButton } from './fit-button.js';
import { replayKey } from './keys.js';
import { MomentLine } from './moment-line.js';
import { neighbour } from './playback.js';
import { PlaybackBar } from './playback-bar.js';
import { tracksOf, trailsAt, type View } from './track-at.js';
import { useZonesAt } from './zones-at.js';
import { usePlayback } from './use-playback.js';
import { WholeTracks } from './whole-tracks.js';
import './replay-screen.css';

const MapView = lazy(() => import('../map/map-view.js'));

export interface ReplayScreenProps {
  title: string;
  /** Of the order, where it is known. */
  reference: string | null;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  track: Track;
  findings: readonly Finding[];
  /** `null`: it could not be read. */
  ground: ForbiddenGround | null;
  /** Asks for another period. */
  onAnother?: () => void;
}

/** Map, slider and findings, all of one moment. */
export function ReplayScreen({ title, reference, from, to, track, findings, ground, onAnother }: ReplayScreenProps) {
  const { t } = useTranslation('replay');
  const [state, command] = usePlayback(from, to);
  const [view, setView] = useState<View>('known');
  const tracks = useMemo(() => tracksOf(track, view), [track, view]);
  const trails = useMemo(() => trailsAt(tracks, state.at, view), [tracks, state.at, view]);
  const bounds = useMemo(
    () => boundsAround(tracks.flat().map((fix) => ({ ...fix, radiusMeters: fix.accuracyMeters }))),
    [tracks],
  );
  const zones = useZonesAt(ground?.zones ?? null, state.at);
  const times = useMemo(() => findings.map(({ at }) => at), [findings]);
  const jump = (way: 1 | -1): void => {
    const at = neighbour(times, state.at, way);
    if (at !== undefined) command({ do: 'go', at });
  };

  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (isOwnKey(event)) return;
    const key = replayKey(event);
    if (key === null) return;
    event.preventDefault();
    if (key.do === 'next') jump(1);
    else if (key.do === 'previous') jump(-1);
    else command(key);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  return (
    <main className="replay">
      <header className="replay-head">
        <h1>
          {title}
          {reference !== null && <small>{reference}</small>}
        </h1>
        {onAnother !== undefined && (
          <button type="button" className="button" onClick={onAnother}>
            {t('again')}
          </button>
        )}
      </header>
      <section className="replay-stage">
        <div className="replay-map">
          <Suspense fallback={<p className="quiet">{t('loading')}</p>}>
            <MapView label={t('map')} bounds={bounds}>
              {zones !== null && <ZoneLayers zones={zones} />}
              <WholeTracks tracks={tracks} />
              <PartyLayers
                isSmooth
                trails={trails}
                now={state.at}
                proximityLimitMeters={ground?.proximityLimitMeters ?? null}
              />
              <FitButton bounds={bounds} />
            </MapView>
          </Suspense>
        </div>
        <MomentLine trails={trails} at={state.at} />
        <PlaybackBar state={state} command={command} findings={findings} view={view} onView={setView} onJump={jump} />
        <p className="replay-notes quiet">
          {track.features.length === 0 && <span>{t('noTrack')}</span>}
          {ground === null && <span>{t('zonesGone')}</span>}
          <span>{t('keys')}</span>
        </p>
      </section>
      <FindingsList findings={findings} at={state.at} onGo={(at) => command({ do: 'go', at })} />
    </main>
  );
}

/** Fields and the map keep their own keys; a button keeps the key that presses it, the slider its arrows. */
function isOwnKey({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (document.querySelector('dialog[open]') !== null) return true;
  if (target.closest('textarea, select, .map-canvas, input:not([type="range"])') !== null) return true;
  return code === 'Space' && target.closest('button, a, summary') !== null;
}
