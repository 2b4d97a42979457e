import { formatNumber } from '../formats.ts';

/** Words of the options on the browser's own models; no other page loads them. */
export const onDevice = {
  intro:
    'This model is part of the browser and runs on this computer. Nothing is sent anywhere, it needs no key, and nothing is paid.',
  languages:
    'It writes English reliably, other languages not. Chinese is translated from that by the browser’s own translator, and marked so.',
  models: { model: 'Language model', translator: 'Translator, English into Chinese' },
  states: {
    available: 'ready',
    downloadable: 'not downloaded yet',
    downloading: 'the browser is downloading it',
    unavailable: 'not usable on this computer',
    absent: 'not in this browser',
  },
  next: {
    model: {
      downloadable: 'The browser downloads it once, several gigabytes, and keeps it for every page and extension.',
      unavailable:
        'The browser offers it only where disk space, memory and graphics suffice. Its own help says what it needs.',
      absent: 'Choose another service, or use a recent Chrome or Edge on a desktop computer.',
    },
    translator: {
      downloadable: 'A small download. Without it, the browser’s own model gives English alone.',
      unavailable: 'Analyses are in English alone.',
      absent: 'Analyses are in English alone.',
    },
  },
  holds: (tokens: number): string => `It holds ${formatNumber('en-US', tokens)} tokens, input and output together.`,
  looking: 'Looking at what this browser has…',
  download: 'Download',
  downloadLabel: (what: string): string => `Download: ${what}`,
  follow: 'Show progress',
  progress: (percent: number): string => `Downloading, ${percent} %`,
  loading: 'Downloaded; the browser is making it ready…',
  failed: 'The download did not work.',
  cancelHint: 'Stops waiting here. The browser may finish the download by itself.',
  lookAgain: 'Look again',
  manual: 'Read the manual',
};
