import { settings } from '../keep/settings.js';
import { disguises } from './disguises.js';

/** Name, icon and manifest of the page: before it is installed they decide what is installed. */
export function wearDisguise(): void {
  const { disguise, language } = settings.get();
  document.title = disguises[disguise][language];
  link('manifest', `/app/${disguise}.${language}.webmanifest`);
  link('icon', `/app/icons/${disguise}.svg`);
  link('apple-touch-icon', `/app/icons/${disguise}-180.png`);
}

function link(rel: string, href: string): void {
  let element = document.querySelector<HTMLLinkElement>(`link[rel="${rel}"]`);
  if (element === null) {
    element = document.createElement('link');
    element.rel = rel;
    document.head.append(element);
  }
  element.href = href;
}
