import { serveDocuments } from '../../lib/background/serve-documents.ts';

serveDocuments();
