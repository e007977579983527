import type { ContactAuth } from '#contracts';

const longestPauseMilliseconds = 30_000;

/**
 * Hears from the house that something is new, for as long as a socket stands; what is new, the page reads as ever. Where there is
 * none (a network that lets none through, an old browser) nothing is heard, and the page asks by the clock.
 *
 * @param onNews also when the house has ended the socket, as it does when the link opens nothing any more
 * @returns ends it
 */
export function follow(page: ContactAuth, onNews: () => void, onConnected: (isConnected: boolean) => void): () => void {
  let isOver = false;
  let end = (): void => undefined;
  const begin = async (): Promise<void> => {
    const { io } = await import('socket.io-client');
    if (isOver) return;
    const socket = io('/contact', {
      transports: ['websocket'],
      auth: page,
      reconnectionDelayMax: longestPauseMilliseconds,
    });
    socket.on('connect', () => onConnected(true));
    socket.on('disconnect', () => onConnected(false));
    for (const news of ['disconnect', 'position.moved', 'incident.updated']) socket.on(news, onNews);
    // Refused by the house: asking by the clock says why.
    socket.on('connect_error', () => void (socket.active || socket.disconnect()));
    end = () => void socket.off().disconnect();
  };
  // Without this file, too, the page works.
  begin().catch(() => undefined);
  return () => {
    isOver = true;
    end();
  };
}
