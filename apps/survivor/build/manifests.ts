import type { Plugin } from 'vite';
import { disguises } from '../src/discretion/disguises.js';

/** One manifest for each disguise and language: what stands under the icon on her phone is chosen before it is installed. */
export function manifests(): Plugin {
  return {
    name: 'manifests',
    apply: 'build',
    generateBundle() {
      for (const [disguise, names] of Object.entries(disguises))
        for (const [language, name] of Object.entries(names))
          this.emitFile({
            type: 'asset',
            fileName: `${disguise}.${language}.webmanifest`,
            source: JSON.stringify(manifest(disguise, language, name)),
          });
    },
  };
}

const icon = (disguise: string, size: number, purpose: string) => ({
  src: `/app/icons/${disguise}-${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

const manifest = (disguise: string, language: string, name: string) => ({
  // The same app whatever it is called: a changed disguise is no second icon.
  id: '/app/',
  start_url: '/app/',
  scope: '/app/',
  name,
  short_name: name,
  lang: language,
  display: 'standalone',
  background_color: '#000000',
  theme_color: '#000000',
  icons: [icon(disguise, 192, 'any'), icon(disguise, 512, 'any'), icon(disguise, 512, 'maskable')],
});
