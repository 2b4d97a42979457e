import { startOwnPage } from '../start-own-page.ts';
import { Popup } from './popup.tsx';

export function startPopup(document: Document): void {
  startOwnPage(document, <Popup />);
}
