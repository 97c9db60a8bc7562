/** Two soft notes, made here: no file to load. */

/** In Hz, and when each begins, in s. */
const NOTES = [
  [659.3, 0],
  [880, 0.12],
] as const;
const LENGTH = 0.35;
const LOUDNESS = 0.12;

let audio: AudioContext | undefined;

/** Silent where the browser lets a page play nothing before one has touched it. */
export function chime(): void {
  audio ??= new AudioContext();
  const { currentTime, destination } = audio;
  for (const [pitch, after] of NOTES) {
    const [tone, gain] = [audio.createOscillator(), audio.createGain()];
    const from = currentTime + after;
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(LOUDNESS, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + LENGTH);
    tone.connect(gain).connect(destination);
    tone.start(from);
    tone.stop(from + LENGTH);
  }
}
