import abstractPanel from './abstract-panel/abstract-panel.css?inline';
import listingBar from './listing-bar/listing-bar.css?inline';
import row from './row/row-panel.css?inline';
import analysis from './shared/analysis.css?inline';
import base from './shared/base.css?inline';
import parts from './shared/parts.css?inline';
import prose from './shared/prose.css?inline';
import tokens from './shared/tokens.css?inline';

/** Buttons that ask nobody: they work on when the extension has gone from under the page. */
const SELF_RELIANT = [
  'toggle',
  'preview',
  'clear',
  'reload',
  'copy-report',
  'arxiv-order',
  'go-to-section',
  'filter',
  'hide-rest',
  'unfold',
  'show-filter',
  'show-more',
].map((action) => `[data-action="${action}"]`);

/**
 * The page's rules stop at the host: no inherited font, colour or direction comes in (`all` leaves directions out). What is
 * in it stays in it: nothing is painted outside but a focus ring, and what moves it on the page, such as a row that grows
 * above, does not have the browser walk through it.
 */
const HOST = `:host{all:initial !important;display:block !important;visibility:var(--marginalia-panel,visible) !important;direction:ltr !important;unicode-bidi:isolate !important;contain:layout paint !important;overflow-clip-margin:4px !important;color-scheme:light dark !important}
:host([data-surface="keys"]){position:fixed !important;inset:auto 16px 16px auto !important;z-index:2147483000 !important;contain:layout !important}
:host([data-surface="listing-bar"]){min-height:var(--marginalia-bar) !important;margin-bottom:var(--marginalia-gap,0) !important}
:host([data-surface="row"]:not([data-hidden])){min-height:var(--marginalia-row) !important}
:host([hidden]){display:none !important}
:host([data-theme="light"]){color-scheme:light !important}
:host([data-theme="dark"]){color-scheme:dark !important}
:host([data-retired]) :is([data-part="progress"],button[data-action]:not(${SELF_RELIANT.join()})){display:none}`;

const css = [HOST, tokens, base, parts, prose, row, listingBar, abstractPanel, analysis].join('\n');

let sheet: CSSStyleSheet | null | undefined;

/** One sheet shared by every surface; a `<style>` each where a shadow root of the page takes no sheet of ours. */
export function addStyle(root: ShadowRoot): void {
  sheet ??= findSheet();
  if (sheet) {
    try {
      root.adoptedStyleSheets = [sheet];
      if (root.adoptedStyleSheets.length === 1) return;
    } catch {
      // Firefox: a content script's sheet is of another world than the page's document.
    }
    sheet = null;
  }
  const style = root.ownerDocument.createElement('style');
  style.textContent = css;
  root.append(style);
}

function findSheet(): CSSStyleSheet | null {
  try {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    return made;
  } catch {
    return null;
  }
}
