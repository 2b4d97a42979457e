import { startLibrary } from '../../components/library/start-library.tsx';

startLibrary(document);
