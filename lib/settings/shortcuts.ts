/**
 * What keys do on arXiv's pages and in the library, each act with its keys as they come: one printed character, or two
 * after each other with a space between. The same act has the same keys wherever it can be done.
 */
export const DEFAULT_SHORTCUTS = {
  next: 'j',
  previous: 'k',
  open: 'o',
  star: 's',
  hide: 'h',
  note: 'n',
  analyse: 'a',
  tag: 't',
  abstract: 'e',
  select: 'x',
  selectRange: 'X',
  undo: 'u',
  top: 'g t',
  find: '/',
  help: '?',
} as const;

export type ShortcutAct = keyof typeof DEFAULT_SHORTCUTS;
/** The keys of every act; empty for one that has none. No two clash. */
export type Shortcuts = Readonly<Record<ShortcutAct, string>>;
/** What is stored: the acts whose keys are not those they come with. */
export type ShortcutChanges = Partial<Record<ShortcutAct, string>>;

/** In the order in which they are listed, and in which the first of two that clash keeps its keys. */
export const SHORTCUT_ACTS = Object.keys(DEFAULT_SHORTCUTS).filter(
  (name): name is ShortcutAct => name in DEFAULT_SHORTCUTS,
);

/** One character that is printed and is no space, or two of them with a space between; nothing, for no keys. */
export const SHORTCUT_KEYS = /^(?:[^\s\p{C}](?: [^\s\p{C}])?)?$/u;

/** Whether pressing one would be, or begin, the other. */
function clash(one: string, other: string): boolean {
  return one !== '' && other !== '' && (`${one} `.startsWith(`${other} `) || `${other} `.startsWith(`${one} `));
}

/** Stored changes, trusted to nothing, as a whole map: what does not fit or clashes falls away, act by act. */
export function parseShortcuts(stored: unknown): Shortcuts {
  const changes = new Map(typeof stored === 'object' && stored !== null ? Object.entries(stored) : []);
  const keys: Record<ShortcutAct, string> = { ...DEFAULT_SHORTCUTS };
  const placed: string[] = [];
  const place = (act: ShortcutAct, wanted: string): void => {
    keys[act] = placed.some((each) => clash(each, wanted)) ? '' : wanted;
    placed.push(keys[act]);
  };
  const asked = SHORTCUT_ACTS.filter((act) => {
    const change: unknown = changes.get(act);
    return typeof change === 'string' && SHORTCUT_KEYS.test(change);
  });
  // What the reader chose comes before what an act comes with.
  for (const act of asked) place(act, String(changes.get(act)));
  for (const act of SHORTCUT_ACTS) if (!asked.includes(act)) place(act, DEFAULT_SHORTCUTS[act]);
  return keys;
}

/** What of a map is to be stored. */
export function changesOf(shortcuts: Shortcuts): ShortcutChanges {
  const changes: ShortcutChanges = {};
  for (const act of SHORTCUT_ACTS) if (shortcuts[act] !== DEFAULT_SHORTCUTS[act]) changes[act] = shortcuts[act];
  return changes;
}

/** Gives an act other keys; the act that has them already, or that they would begin, is named instead. */
export function remap(
  shortcuts: Shortcuts,
  act: ShortcutAct,
  keys: string,
): { shortcuts: Shortcuts } | { taken: ShortcutAct } | { refused: true } {
  if (!SHORTCUT_KEYS.test(keys)) return { refused: true };
  const taken = SHORTCUT_ACTS.find((other) => other !== act && clash(shortcuts[other], keys));
  return taken ? { taken } : { shortcuts: { ...shortcuts, [act]: keys } };
}
