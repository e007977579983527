import { createStore } from '../feed/store.js';

/** What this browser lets this page do; `unsupported`: it knows no notifications. */
export type NotificationState = NotificationPermission | 'unsupported';

const present = (): NotificationState => ('Notification' in window ? Notification.permission : 'unsupported');

export const notificationStore = createStore<NotificationState>(present());

/** Asks once, by a press of a button: what is asked for unasked is refused for good. */
export async function askForNotifications(): Promise<void> {
  if ('Notification' in window) await Notification.requestPermission();
  notificationStore.update(present);
}

let shown: Notification | undefined;

/**
 * Shows one notification in place of the last. It lies on lock screens and in lists of the system that others see: neither
 * title nor text may name a person or a place.
 *
 * @param onOpen when it is pressed; the page is in front by then
 */
export function showNotification(title: string, body: string, isLasting: boolean, onOpen: () => void): void {
  if (present() !== 'granted') return;
  shown?.close();
  // The page has a sound of its own.
  const options: NotificationOptions = { body, tag: 'qalqan', silent: true, requireInteraction: isLasting };
  try {
    shown = new Notification(title, options);
  } catch {
    // Chrome on Android wants a service worker for it and throws here: there the sound and the title must do.
    return;
  }
  shown.onclick = () => {
    window.focus();
    onOpen();
    hideNotification();
  };
}

export function hideNotification(): void {
  shown?.close();
  shown = undefined;
}
