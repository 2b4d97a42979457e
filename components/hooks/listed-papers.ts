import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ListedPaper } from '../../lib/messaging/protocol.ts';
import type { TagNames } from '../../lib/reader/tag-names.ts';

const NONE: readonly never[] = [];

/** What is known in brief of every paper of a page, also of those whose row was never near. */
export class ListedPapers {
  readonly #papers = new Map<string, ListedPaper>();
  readonly #changes = signal(0);
  /** What a message brings is a copy each time: of thousands of papers the same few tags. */
  readonly #texts = new Map<string, string>();
  /** Of the papers' tags; read it where `all` is read. */
  readonly tagNames: TagNames = {};

  /** In the order in which they came. */
  readonly all: ReadonlySignal<readonly ListedPaper[]> = computed(() =>
    this.#changes.value < 0 ? [] : [...this.#papers.values()],
  );

  has(arxivId: string): boolean {
    return this.#papers.has(arxivId);
  }

  peek(arxivId: string): ListedPaper | undefined {
    return this.#papers.get(arxivId);
  }

  /** The same, and a signal's reader hears of changes. */
  find(arxivId: string): ListedPaper | undefined {
    return this.#changes.value < 0 ? undefined : this.#papers.get(arxivId);
  }

  put(papers: readonly ListedPaper[], tagNames: TagNames): void {
    Object.assign(this.tagNames, tagNames);
    const news = papers.filter((paper) => !isSame(this.#papers.get(paper.arxivId), paper));
    for (const paper of news) this.#papers.set(paper.arxivId, this.#keep(paper));
    if (news.length > 0) this.#changes.value += 1;
  }

  #keep(paper: ListedPaper): ListedPaper {
    const { tags, analyses } = paper;
    return {
      ...paper,
      tags: tags && this.#shared(tags.map((tag) => this.#text(tag))),
      analyses: this.#shared(analyses),
    };
  }

  #text(text: string): string {
    const known = this.#texts.get(text) ?? text;
    this.#texts.set(text, known);
    return known;
  }

  #shared<Item>(list: readonly Item[]): readonly Item[] {
    return list.length === 0 ? NONE : list;
  }
}

const isSame = (known: ListedPaper | undefined, told: ListedPaper): boolean =>
  known !== undefined && JSON.stringify(known) === JSON.stringify(told);
