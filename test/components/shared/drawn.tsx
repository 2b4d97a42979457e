import { type ComponentChild, render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { lexMarkdownWith } from '../../../components/hooks/markdown.ts';
import { takesConsent } from '../../../components/hooks/send-gate.ts';
import { bringErrorWords, uiLanguage } from '../../../components/hooks/messages.ts';
import { ownPageErrorWords } from '../../../lib/i18n/extension-pages.ts';
import { pickedLanguages } from '../../../components/hooks/shown-languages.ts';
import { lexMarkdown } from '../../../lib/exchange/lex-markdown.ts';
import type { Protocol, ProtocolType } from '../../../lib/messaging/protocol.ts';
import type { UiLanguage } from '../../../lib/settings/settings.ts';

/** What the stand-in for the background answers, by message; each test sets its own. */
const answers = new Map<ProtocolType, (data: never) => unknown>();
/** Every message sent, in order. */
export const sent: { type: ProtocolType; data: unknown }[] = [];

/** What was sent without the mathematics, which is asked for whenever a text is drawn. */
export function acts(): typeof sent {
  return sent.filter(({ type }) => type !== 'renderMath');
}

/** Stands in for `call`: answers with what `answer` set, fails for what has none. */
export async function callStandIn(type: ProtocolType, data?: unknown): Promise<unknown> {
  sent.push({ type, data });
  const give = answers.get(type);
  if (!give) throw new Error(`no answer for ${type}`);
  return await Reflect.apply(give, undefined, [data]);
}

export function answer<Type extends ProtocolType>(
  type: Type,
  give: (
    data: NonNullable<Parameters<Protocol[Type]>[0]>,
  ) => ReturnType<Protocol[Type]> | Promise<ReturnType<Protocol[Type]>>,
): void {
  answers.set(type, give);
}

export function resetPage(language: UiLanguage = 'en'): void {
  answers.clear();
  sent.length = 0;
  lexMarkdownWith(lexMarkdown);
  takesConsent.value = true;
  bringErrorWords(ownPageErrorWords);
  answer('renderMath', ({ expressions }) => expressions.map(() => null));
  uiLanguage.value = language;
  pickedLanguages.value = null;
  sessionStorage.clear();
  for (const container of document.body.querySelectorAll('.drawn')) render(null, container);
  document.body.replaceChildren();
}

type Drawing = () => ComponentChild;

export interface Drawn {
  container: HTMLElement;
  /** The one element that fits; throws when there is none. */
  get: (selector: string) => HTMLElement;
  all: (selector: string) => HTMLElement[];
  /** Presses as a person would: the event is trusted unless said otherwise. */
  press: (selector: string, options?: { trusted?: boolean; detail?: number }) => Promise<void>;
  redraw: (child: VNode) => void;
}

function Page({ draw }: { draw: () => ComponentChild }): ComponentChild {
  return draw();
}

/** Draws what `child` gives; as a function, signals that it reads redraw it. */
export function draw(child: VNode | Drawing): Drawn {
  const container = document.createElement('div');
  container.className = 'drawn';
  document.body.append(container);
  const redraw = (next: VNode | Drawing): void =>
    void act(() => render(<Page draw={typeof next === 'function' ? next : () => next} />, container));
  redraw(child);
  const get = (selector: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing fits ${selector} in ${container.textContent}`);
    return found;
  };
  return {
    container,
    get,
    all: (selector) => [...container.querySelectorAll<HTMLElement>(selector)],
    redraw,
    async press(selector, { trusted = true, detail = 1 } = {}) {
      const event = new MouseEvent('click', { bubbles: true, cancelable: true, detail });
      Object.defineProperty(event, 'isTrusted', { value: trusted });
      get(selector).dispatchEvent(event);
      await settle();
    },
  };
}

/** Lets promises, effects and redraws run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await act(async () => await new Promise((resolve) => setTimeout(resolve, 0)));
}
