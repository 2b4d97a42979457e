/**
 * Evenings on which arXiv has said beforehand that nothing is announced. Source: "On Deferred Mailings" in arXiv's help
 * on the availability of submissions (https://info.arxiv.org/help/availability.html; of 2025 without December, which it
 * had not scheduled, of 2026 whole). A Sunday among them shows that evenings are meant, since no mailing has a Sunday's
 * date; its Fridays (2026-06-19, 07-03, 12-25) are left out, for nothing goes up on a Friday anyway.
 * A year that is missing costs some vain questions in a night, and nothing else.
 */
export const DEFERRED_EVENINGS: ReadonlySet<string> = new Set([
  '2025-01-01',
  '2025-01-20',
  '2025-06-19',
  '2025-07-06',
  '2025-09-01',
  '2025-11-27',
  '2026-01-01',
  '2026-01-19',
  '2026-09-07',
  '2026-11-26',
  '2026-12-29',
  '2026-12-31',
]);
