import { type DoctorWords, doctorWords } from '../../lib/i18n/doctor.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** The words of the connection test in the language of the page; as `messages`, read while rendering. */
export const doctorMessages = inUiLanguage<DoctorWords>(doctorWords);
