import { startOptions } from '../../components/options/start-options.tsx';

startOptions(document);
