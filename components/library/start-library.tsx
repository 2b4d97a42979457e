import { startOwnPage } from '../start-own-page.ts';
import { LibraryPage } from './library-page.tsx';

export function startLibrary(document: Document): void {
  startOwnPage(document, <LibraryPage />);
}
