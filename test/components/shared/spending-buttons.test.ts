import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Node, nodesOf } from '../../fixtures/syntax.ts';

const ROOT = join(import.meta.dirname, '../../../components');

/** What can lead to a paid call; a press that no person made must not. */
const SPENDING = [
  'analyse-abstract',
  'analyse-fulltext',
  'analyse-all',
  'analyse-batch',
  'settle-singly',
  'ask',
  'translate',
  'build-digest',
  'try-prompt',
  'grade',
  'allow',
  'retry',
  'undo',
  'resume-queue',
];

/** Presses of the same names that pay for nothing. */
const PAYS_NOTHING: Record<string, string[]> = {
  // Reckons what a second press would cost.
  'library/analyse-selected.tsx': ['ask()'],
  'listing-bar/batch-analysis.tsx': ['askAll()', 'ask(failed)'],
  'listing-bar/day-summary.tsx': ['ask()'],
  // Reads again what is stored here, what arXiv has, or which models a service lists.
  'abstract-panel/similar-papers.tsx': ['load()'],
  'library/days-section.tsx': ['model.load()', 'store.refresh()'],
  'library/library-page.tsx': ['model.load()'],
  'library/paper-pane.tsx': ['paper.fetch()'],
  'library/papers-section.tsx': ['model.readRows({ again: true })'],
  'library/trends/authors-part.tsx': ['model.load()'],
  'library/trends/trends-section.tsx': ['library.readRows({ again: true })'],
  'listing-bar/bar-notices.tsx': ['onRetry', 'triage.load()'],
  'options/model-listing.tsx': ['connection.listModels()'],
  'options/options-page.tsx': ['model.load()'],
  'options/spending-section.tsx': ['model.load()'],
  'options/storage-section.tsx': ['model.load()'],
  'options/sync-section.tsx': ['model.load()'],
  'page/opening-notice.tsx': ['onRetry'],
  'popup/paper-card.tsx': ['paper.fetch()'],
  'popup/popup.tsx': ['model.load()', 'model.reloadDigest()'],
  'queue/queue-notices.tsx': ['store.load()'],
  // Writes again what is the reader's own, or takes back what was written of it.
  'library/list-bar.tsx': ['done.undo?.()'],
  'notes/note-history.tsx': ['undo(told.before)', 'attempt(load)'],
  'options/import-result.tsx': ['model.undoRun()'],
  'options/learned-interest.tsx': ['load()', 'countFrom(before.value ?? null, undefined)'],
  'options/make-room.tsx': ['model.undo()'],
  'options/prompts-section.tsx': ['model.undo()', 'model.save()'],
  'options/save-bar.tsx': ['model.save()'],
  'options/starred-import.tsx': ['model.takeBack()'],
  'page/keys-surface.tsx': ['store.done.undo()'],
  'shared/note-editor.tsx': ['draft.retry()'],
  'shared/reader-tags.tsx': ["add(removed.value ?? '')"],
  'shared/section-tools.tsx': ['save()'],
  // In the options, where no script but ours can press: a fixed line to the service, and the yes to one by its name.
  'options/doctor.tsx': ['doctor.start()'],
  'options/doctor-fixes.tsx': ['doctor.start()'],
};

interface Button {
  path: string;
  /** None that can be read where it comes from elsewhere: it may be any. */
  actions: string[];
  press: string;
  spends: boolean;
}

function buttonsOf(path: string): Button[] {
  const source = readFileSync(join(ROOT, path), 'utf8');
  const textOf = ({ start, end }: Node): string => source.slice(start, end).replaceAll(/\s+/g, ' ');
  return nodesOf(path, source).flatMap((node) => {
    if (node.type !== 'JSXOpeningElement') return [];
    const attributes = node['attributes'] as Node[];
    const spread = attributes.filter(({ type }) => type === 'JSXSpreadAttribute').map(textOf);
    const given = new Map(
      attributes
        .filter(({ type }) => type === 'JSXAttribute')
        .map(({ name, value }) => [textOf(name as Node), value ? textOf(value as Node) : ''] as const),
    );
    switch (textOf(node['name'] as Node)) {
      case 'ActionButton': {
        const actions = [...(given.get('action') ?? '').matchAll(/["'`]([\w-]+)/g)].map(([, action = '']) => action);
        // Whoever shows an error's notice says whether its button spends.
        const said = path === 'shared/error-notice.tsx' ? '{retrySpends}' : '';
        return { path, actions, press: pressOf(given.get('onAction')), spends: given.get('spends') === said };
      }
      case 'ErrorNotice': {
        const passed = spread.find((each) => /\bonRetry\b/.test(each));
        if (!given.has('onRetry') && passed === undefined) return [];
        const spends = given.get('retrySpends') === '' || /\bretrySpends: true\b/.test(passed ?? '');
        return { path, actions: ['retry'], press: pressOf(given.get('onRetry') ?? 'onRetry'), spends };
      }
      default:
        return [];
    }
  });
}

/** What is called, without what is around it. */
function pressOf(handler = ''): string {
  return handler.replace(/^\{(?:\(\) => )?(?:void )?(.*)\}$/, '$1');
}

const buttons = globSync('**/*.tsx', { cwd: ROOT }).flatMap((path) => buttonsOf(path.replaceAll('\\', '/')));
const mayPay = buttons.filter(({ actions }) => actions.length === 0 || actions.some((each) => SPENDING.includes(each)));
const isFree = ({ path, press }: Button): boolean => PAYS_NOTHING[path]?.includes(press) ?? false;

test('every button that can lead to a paid call heeds a person’s press alone', () => {
  expect(mayPay.filter((button) => !button.spends && !isFree(button))).toEqual([]);
});

test('every button that spends is called by one of these names', () => {
  expect(buttons.filter((button) => button.spends && !mayPay.includes(button))).toEqual([]);
});

test('what is said to pay for nothing is there', () => {
  const free = Object.entries(PAYS_NOTHING).flatMap(([path, presses]) => presses.map((press) => `${path}: ${press}`));
  const there = mayPay.filter(({ spends }) => !spends).map(({ path, press }) => `${path}: ${press}`);
  expect(free.filter((each) => !there.includes(each))).toEqual([]);
});
