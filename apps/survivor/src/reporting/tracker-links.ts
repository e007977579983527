import type { TrackerCredentials } from '#contracts';
import type { TrackerApp } from '#domain';

/** The same settings twice: for another phone's camera, and to be tapped on this one. */
export interface TrackerLinks {
  /** In the QR code. */
  scanned: string;
  tapped: string;
}

/** Often enough for an order, seldom enough for a battery. */
const everySeconds = 60;
const everyMeters = 75;

/** @param origin of the house, such as https://qalqan.example */
export const trackerLinks: Record<TrackerApp, (origin: string, credentials: TrackerCredentials) => TrackerLinks> = {
  owntracks: (origin, { uniqueId, token }) => {
    const settings = {
      _type: 'configuration',
      // HTTP.
      mode: 3,
      url: `${origin}/ingest/owntracks`,
      auth: true,
      username: uniqueId,
      password: token,
      tid: 'me',
      // Significant changes: what a phone lasts a day with.
      monitoring: 1,
      locatorInterval: everySeconds,
      locatorDisplacement: everyMeters,
      ping: 15,
      // The battery's level goes along; the desk may ask where she is now.
      pubExtendedData: true,
      cmd: true,
    };
    // The iPhone's app reads the plain alphabet only, Android's both.
    const link = `owntracks:///config?inline=${encodeURIComponent(btoa(JSON.stringify(settings)))}`;
    return { scanned: link, tapped: link };
  },
  traccar: (origin, { token }) => {
    const url = `${origin}/ingest/osmand`;
    const settings = {
      id: token,
      interval: `${everySeconds}`,
      distance: `${everyMeters}`,
      accuracy: 'medium',
      buffer: 'true',
    };
    // Its scanner takes the address of the house with the settings behind it; a link reaches it by its own scheme alone.
    return {
      scanned: `${url}?${new URLSearchParams(settings).toString()}`,
      tapped: `org.traccar.client://config?${new URLSearchParams({ url, ...settings }).toString()}`,
    };
  },
};
