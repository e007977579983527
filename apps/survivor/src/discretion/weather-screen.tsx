import { useWords } from '../words/rooms/rooms.js';
import { Find } from './find.js';

/** Weather that cannot be fetched just now, as everybody has seen it. */
export function WeatherScreen() {
  const words = useWords();
  return (
    <main class="weather">
      <h1>{words.disguises.weather}</h1>
      <Find label={words.disguised.city} nothing={words.disguised.noWeather} />
      <img src="/app/icons/weather.svg" alt="" width="96" height="96" />
      <p class="degrees">--°</p>
      <p class="hint">{words.disguised.chooseCity}</p>
    </main>
  );
}
