import { startOwnPage } from '../start-own-page.ts';
import { OptionsPage } from './options-page.tsx';

export function startOptions(document: Document): void {
  startOwnPage(document, <OptionsPage />);
}
