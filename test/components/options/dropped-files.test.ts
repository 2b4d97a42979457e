import { expect, test } from 'vitest';
import { droppedFiles } from '../../../components/options/dropped-files.ts';

const fileEntry = (name: string) => ({
  isFile: true,
  isDirectory: false,
  file: (resolve: (file: File) => void) => resolve(new File([name], name)),
});

/** A folder whose reader gives its entries in the parts a browser would. */
const folderEntry = (parts: unknown[][]) => ({
  isFile: false,
  isDirectory: true,
  createReader() {
    const left = [...parts];
    return { readEntries: (resolve: (part: unknown[]) => void) => resolve(left.shift() ?? []) };
  },
});

const dropOf = (entries: unknown[], files: File[] = []): DataTransfer =>
  ({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })), files }) as unknown as DataTransfer;

test('a drop gives its files and those of its folders, however many parts a folder comes in', async () => {
  const inner = folderEntry([[fileEntry('deep.md')]]);
  const folder = folderEntry([[fileEntry('one.md'), fileEntry('two.md')], [inner], []]);
  const files = await droppedFiles(dropOf([fileEntry('first.md'), folder]));
  expect(files.map(({ name }) => name)).toEqual(['first.md', 'one.md', 'two.md', 'deep.md']);
});

test('a drop without entries gives its files', async () => {
  expect(await droppedFiles(dropOf([null], [new File(['x'], 'plain.md')]))).toHaveLength(1);
});
