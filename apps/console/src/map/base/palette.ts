import type { Theme } from '../../ui/theme.js';

/** Colours of what is drawn on the map. The parties' and severities' are those of `ui/tokens.css`, which a map cannot read. */
export interface Palette {
  sea: string;
  land: string;
  border: string;
  grid: string;
  placeText: string;
  halo: string;
  text: string;
  protected: string;
  respondent: string;
  unit: string;
  zone: string;
  ring: string;
  felt: string;
  critical: string;
  urgent: string;
  notice: string;
  focus: string;
}

const palettes: Record<Theme, Palette> = {
  dark: {
    sea: '#070b10',
    land: '#131b24',
    border: '#3a4958',
    grid: '#25303c',
    placeText: '#93a1af',
    halo: '#0b0f14',
    text: '#eef3f7',
    protected: '#5cc9f5',
    respondent: '#ff9ac1',
    unit: '#56c596',
    zone: '#ff6b62',
    ring: '#f2b03d',
    felt: '#c9a6ff',
    critical: '#ff6b62',
    urgent: '#f2b03d',
    notice: '#86b3dc',
    focus: '#8cc8ff',
  },
  light: {
    sea: '#cfdde8',
    land: '#f4f5f2',
    border: '#a9b6c2',
    grid: '#d3dbe2',
    placeText: '#556472',
    halo: '#ffffff',
    text: '#0c141b',
    protected: '#0a6ea3',
    respondent: '#a82363',
    unit: '#11703f',
    zone: '#b3140e',
    ring: '#865200',
    felt: '#6a3fb5',
    critical: '#b3140e',
    urgent: '#865200',
    notice: '#2b5f8f',
    focus: '#0b57a4',
  },
};

export const paletteOf = (theme: Theme): Palette => palettes[theme];
