/** Words of the section on keys; the acts are named as in the list of keys itself. */
export const shortcutSettings = {
  onArxiv: 'Single keys on arXiv’s pages',
  onArxivHint:
    'They never act while you type, in a dialog of the page, or together with Ctrl, Alt or ⌘, and none of them spends: the one for an analysis leads to its button.',
  off: 'Off',
  on: 'On',
  lead: 'The library has the same keys, always. Enter and Esc are fixed.',
  none: 'none',
  change: 'Change',
  changeOf: (act: string): string => `Change the key for “${act}”`,
  press: 'Press a key…',
  pressHint: 'A letter, digit or sign. Backspace leaves the act without a key; Esc changes nothing.',
  taken: (key: string, act: string): string => `${key} is the key for “${act}”. Press another one.`,
  refused: (key: string): string => `${key} cannot be used. Press a letter, digit or sign.`,
  saved: (act: string, key: string): string => `“${act}” is ${key} now.`,
  savedNone: (act: string): string => `“${act}” has no key now.`,
  resetAll: 'All keys as they came',
  resetDone: 'All keys are as they came.',
};
