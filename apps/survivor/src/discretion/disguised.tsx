import type { ComponentType } from 'preact';
import { settings } from '../keep/settings.js';
import { useStore } from '../ui/store.js';
import { CalculatorScreen } from './calculator-screen.js';
import type { Disguise } from './disguises.js';
import { NotesScreen } from './notes-screen.js';
import { WeatherScreen } from './weather-screen.js';

const screens: Record<Disguise, ComponentType> = {
  notes: NotesScreen,
  weather: WeatherScreen,
  calculator: CalculatorScreen,
};

/** What is there while the app is locked. */
export function Disguised() {
  const Screen = screens[useStore(settings).disguise];
  return <Screen />;
}
