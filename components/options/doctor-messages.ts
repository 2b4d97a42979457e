import { computed } from '@preact/signals';
import { type DoctorWords, doctorWords } from '../../lib/i18n/doctor.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** The words of the connection test in the language of the page; as `messages`, read while rendering. */
export const doctorMessages = computed<DoctorWords>(() => doctorWords[uiLanguage.value]);
