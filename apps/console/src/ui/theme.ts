import { createStore, useStore } from '../feed/store.js';

export type Theme = 'dark' | 'light';

const storageKey = 'qalqan.theme';
const themeStore = createStore<Theme>(localStorage.getItem(storageKey) === 'light' ? 'light' : 'dark');

/** Dark unless chosen otherwise: desks are dark rooms. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = themeStore.get();
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme);
  themeStore.update(() => theme);
  applyTheme();
}

export const useTheme = (): Theme => useStore(themeStore, (theme) => theme);
