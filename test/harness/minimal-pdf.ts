import { assemble } from '../fixtures/fulltext/pdf-writer.ts';

/** One page that says the identifier: enough for a browser's viewer to open at `/pdf/…`. */
export function minimalPdf(arxivId: string): Buffer {
  const text = `BT /F1 18 Tf 72 720 Td (arXiv:${arxivId.replace(/[()\\]/g, '\\$&')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  return Buffer.from(assemble(objects));
}
