import { doctor as en } from './en/doctor.ts';
import { doctor as zh } from './zh/doctor.ts';

export type DoctorWords = typeof en;

/** Words of the connection test: apart from the others, so that no page on arXiv has to load them. */
export const doctorWords: Record<'zh-CN' | 'en', DoctorWords> = { 'zh-CN': zh, en };
