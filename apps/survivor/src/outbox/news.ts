import type { Waiting } from '../keep/kept.js';

/** What came of a request that had waited. */
export interface News {
  kind: Waiting['kind'];
  id: string;
  /** 0: no answer came. */
  status: number;
  said: unknown;
}

const name = 'outbox';
const here = new Set<(news: News) => void>();
let channel: BroadcastChannel | undefined;

/** To this page, and to whoever else has the app open: the service worker sends too. */
export function tell(news: News): void {
  for (const hear of here) hear(news);
  open()?.postMessage(news);
}

export function onNews(hear: (news: News) => void): () => void {
  here.add(hear);
  open();
  return () => here.delete(hear);
}

function open(): BroadcastChannel | undefined {
  if (channel === undefined && 'BroadcastChannel' in globalThis) {
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<News>) => {
      for (const hear of here) hear(data);
    };
  }
  return channel;
}
