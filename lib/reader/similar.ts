import { buildVectors, type Vectors } from './vectors.ts';

export interface Text {
  id: string;
  title: string;
  abstract: string;
}

export interface Likeness {
  id: string;
  /** Cosine of the words of title and abstract, 0 to 1. */
  likeness: number;
}

/** Two abstracts of one field share so much by their manner alone. */
const LEAST = 0.12;

/** Papers by the words they share, with everything that can be reckoned beforehand. */
export class Neighbours {
  readonly #ids: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #vectors: Vectors;

  constructor(texts: readonly Text[]) {
    this.#ids = texts.map(({ id }) => id);
    this.#places = new Map(this.#ids.map((id, place) => [id, place]));
    // What a title names is what a paper is about: it counts as if it stood there twice.
    this.#vectors = buildVectors(texts.map(({ title, abstract }) => `${title} ${title} ${abstract}`));
  }

  has(id: string): boolean {
    return this.#places.has(id);
  }

  /** The nearest first, and none that is not near. */
  of(id: string, count: number): Likeness[] {
    const own = this.#places.get(id);
    if (own === undefined) return [];
    return this.#ids
      .map((other, place) => ({ id: other, likeness: place === own ? 0 : this.#vectors.similarity(own, place) }))
      .filter(({ likeness }) => likeness >= LEAST)
      .toSorted((one, other) => other.likeness - one.likeness || (one.id < other.id ? 1 : -1))
      .slice(0, count);
  }
}
