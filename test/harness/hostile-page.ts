/** What a page of arXiv's would do that is out for what Marginalia holds; these functions run in the page. */

export interface Hostile {
  /** Everything that came by where the page listens, as text. */
  heard: string[];
  /** What the page was handed as an element's own root. */
  roots: (ShadowRoot | null)[];
}

/**
 * Put into the head of a page, before any content script: takes our element's name, and listens at every prototype
 * that our code's text could come by.
 */
export function lieInWait(): void {
  const hostile: Hostile = { heard: [], roots: [] };
  Object.assign(globalThis, { hostile });
  const hear = (values: unknown[]): void => {
    for (const value of values) {
      if (typeof value === 'string') hostile.heard[hostile.heard.length] = value;
      else if (value instanceof Node) hostile.heard[hostile.heard.length] = `node ${value.textContent}`;
    }
  };
  const wrap = (holder: object, name: string): void => {
    const own = Reflect.get(holder, name) as (...values: unknown[]) => unknown;
    Reflect.set(holder, name, function wrapped(this: unknown, ...values: unknown[]) {
      hear(values);
      return Reflect.apply(own, this, values);
    });
  };
  for (const [holder, names] of [
    [Element.prototype, ['attachShadow', 'append', 'setAttribute']],
    [Node.prototype, ['appendChild', 'insertBefore', 'addEventListener']],
    [Array.prototype, ['push', 'map', 'join']],
    [String.prototype, ['trim', 'replace', 'split']],
    [JSON, ['parse', 'stringify']],
    [Promise, ['resolve']],
    [globalThis, ['fetch', 'structuredClone']],
  ] as const) {
    for (const name of names) wrap(holder, name);
  }
  for (const name of ['text', 'apiKey', 'res', 'ok']) {
    Object.defineProperty(Reflect.getPrototypeOf({}) ?? {}, name, {
      configurable: true,
      get: () => undefined,
      set(this: object, value: unknown) {
        hear([value]);
        Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
      },
    });
  }
  const attach = Reflect.get(Element.prototype, 'attachShadow');
  Element.prototype.attachShadow = function attachOpen(this: Element, init) {
    const root = Reflect.apply(attach, this, [{ ...init, mode: 'open' }]);
    hostile.roots.push(root);
    return root;
  };
  customElements.define(
    'arxiv-marginalia',
    class extends HTMLElement {
      connectedCallback(): void {
        setTimeout(() => hostile.roots.push(this.attachInternals().shadowRoot), 500);
      }
    },
  );
}

/** Presses, types into and submits everything of ours that can be got at, links aside, and goes on with what comes of it. */
export async function pressEverything(): Promise<number> {
  const reach = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? reach(element.shadowRoot) : []),
    ]);
  const reached = new Set<Element>();
  for (let round = 0; round < 3; round += 1) {
    for (const element of reach(document).filter(
      (each) => each.localName === 'arxiv-marginalia' || each.getRootNode() !== document,
    )) {
      if (reached.has(element) || element.closest('a, [data-action^="open-"]')) continue;
      reached.add(element);
      const init = { bubbles: true, composed: true, cancelable: true, detail: 1, button: 0 };
      const events: Event[] = [
        new PointerEvent('pointerdown', init),
        new MouseEvent('mousedown', init),
        new PointerEvent('click', init),
        ...['Enter', ' ', 'a', 's'].flatMap((key) =>
          ['keydown', 'keypress', 'keyup'].map((type) => new KeyboardEvent(type, { ...init, key })),
        ),
        new Event('submit', init),
        new Event('change', init),
      ];
      for (const event of events) element.dispatchEvent(event);
      if (element instanceof HTMLElement) element.click();
      if (element instanceof HTMLFormElement) element.requestSubmit();
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  return reached.size;
}

/** Where the page finds the words: in its own document, its selection, its stores, what it was handed, what came by. */
export async function whereRead(words: string): Promise<string[]> {
  const { heard, roots } = (globalThis as unknown as { hostile: Hostile }).hostile;
  const hosts = [...document.querySelectorAll<HTMLElement>('arxiv-marginalia')];
  document.execCommand('selectAll');
  const places: Record<string, unknown> = {
    heard,
    roots: [...roots, ...hosts.map(({ shadowRoot }) => shadowRoot)].map((root) => [
      root?.textContent,
      [...(root?.querySelectorAll('textarea, input') ?? [])].map((field) => Reflect.get(field, 'value')),
    ]),
    html: hosts.map((host) => host.getHTML({ serializableShadowRoots: true })),
    text: hosts.map((host) => [host.textContent, host.innerText]),
    document: document.documentElement.outerHTML,
    selection: getSelection()?.toString(),
    animated: document.getAnimations().map(({ effect }) => (effect as KeyframeEffect).target?.textContent),
    stores: [
      await indexedDB.databases(),
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      await caches.keys(),
    ],
    timings: performance.getEntries().map((entry) => JSON.stringify(entry)),
  };
  getSelection()?.removeAllRanges();
  return Object.entries(places)
    .filter(([, content]) => (JSON.stringify(content) ?? '').includes(words))
    .map(([place]) => place);
}

/** What of the extension answers the page: its files by address, its background by message, its pages in a frame. */
export async function whatAnswers({ extension, files }: { extension: string; files: string[] }): Promise<string[]> {
  const answers: string[] = [];
  const { chrome } = globalThis as unknown as { chrome?: { runtime?: unknown } };
  if (chrome?.runtime !== undefined) answers.push('chrome.runtime');
  for (const path of files) {
    const url = `chrome-extension://${extension}/${path}`;
    await fetch(url).then(
      () => answers.push(`fetch ${path}`),
      () => undefined,
    );
    const image = new Image();
    const loaded = new Promise<boolean>((resolve) => {
      image.addEventListener('load', () => resolve(true));
      image.addEventListener('error', () => resolve(false));
    });
    image.src = url;
    if (await loaded) answers.push(`image ${path}`);
  }
  const message = { id: 1, type: 'getSettings', data: null, timestamp: Date.now() };
  addEventListener('message', ({ data }) => {
    if (JSON.stringify(data) !== JSON.stringify(message)) answers.push(`message ${JSON.stringify(data)}`);
  });
  postMessage(message, '*');
  document.dispatchEvent(new CustomEvent('marginalia:listen-again', { detail: message }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  return answers;
}
