// Phone numbers as people write them, kept in one form.
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

// Full-width digits and letters come out of Chinese input methods; NFKC makes them plain.
export const tidy = (text: string): string => text.normalize('NFKC').replace(/[\u200b-\u200d\ufeff]/g, '').replace(/\s+/g, ' ').trim();

/** A phone number as E.164, or null when it is none; masked text (138****5678) is none. */
export function phoneOf(text: string, country: CountryCode = 'CN'): string | null {
  const plain = tidy(text);
  if (/[*xX]/.test(plain)) return null;
  const parsed = parsePhoneNumberFromString(plain, country);
  return parsed?.isValid() ? parsed.number : null;
}
