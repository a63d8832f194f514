const TICK_HZ = 1_760;
const LOW_HZ = 220;
const SECONDS = 0.07;

let audio: AudioContext | null = null;

/** One short high tone: the code is in the sale. */
export function tick(): void {
  play([0], TICK_HZ);
  vibrate([30]);
}

/** Two low tones: nobody knows this code. */
export function lowDouble(): void {
  play([0, 0.14], LOW_HZ);
  vibrate([30, 60, 30]);
}

function play(starts: readonly number[], hertz: number): void {
  if (!('AudioContext' in globalThis)) return;
  audio ??= new AudioContext();
  const { currentTime, destination } = audio;
  for (const start of starts) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.2, currentTime + start);
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + start + SECONDS);
    tone.connect(volume).connect(destination);
    tone.start(currentTime + start);
    tone.stop(currentTime + start + SECONDS);
  }
}

/** Phones that cannot, or may not, do nothing. */
function vibrate(pattern: number[]): void {
  if ('vibrate' in navigator) navigator.vibrate(pattern);
}
