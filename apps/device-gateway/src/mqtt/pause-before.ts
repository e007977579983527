/** How long to wait before an attempt after so many failed ones: twice as long each time, up to a bound. */
export const pauseBefore = (
  failures: number,
  { firstPauseMilliseconds: first, longestPauseMilliseconds: longest }: Pauses,
): number => Math.min(longest, first * 2 ** Math.min(failures - 1, 30));

interface Pauses {
  firstPauseMilliseconds: number;
  longestPauseMilliseconds: number;
}
