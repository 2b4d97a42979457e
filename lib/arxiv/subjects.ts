/** The category ids of a subjects line: `Robotics (cs.RO); Machine Learning (cs.LG)` → `cs.RO`, `cs.LG`. */
export function parseSubjects(text: string): string[] {
  return [
    ...new Set(
      [...text.matchAll(/\(([a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]+)?)\)(?=\s*(?:;|$))/g)].map((match) => match[1] ?? ''),
    ),
  ];
}

/** Primary first, whichever order the line has. */
export function orderCategories(primary: string | null, all: readonly string[]): string[] {
  return primary === null ? [...all] : [primary, ...all.filter((category) => category !== primary)];
}

/** What authors and arXiv's administrators write in comments or abstract when a paper is taken back. */
export function saysWithdrawn(text: string | null): boolean {
  return /\b(?:paper|papers|submission|article|manuscript|preprint|work) (?:has|have) been withdrawn\b/i.test(
    text ?? '',
  );
}
