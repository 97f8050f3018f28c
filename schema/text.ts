// Lengths of texts that say something: blanks, and signs that nobody sees, are no words.
import { buildMessage, length, ValidateBy, type ValidationOptions } from 'class-validator';

const WORDS = /[^\s\p{Cf}]/u;

// Breaks and tabs are written, also those that come along from slides and old code pages; bells, escapes and the like come in by accident, and end in files, mails and terminals.
const CONTROL = /[^\P{Cc}\s\u0080-\u009f]/u;
/** Only what can be written: no control characters but tabs and breaks. */
export const isWritten = (text: string): boolean => !CONTROL.test(text);

const fits = (value: unknown, min: number, max: number): boolean => typeof value === 'string' && length(value, min, max) && isWritten(value) && (min === 0 || WORDS.test(value));

/** Between so many characters, some of which can be seen; unlike the decorator of the same name that counts blanks as words. */
export const Length = (min: number, max: number, options?: ValidationOptions): PropertyDecorator => ValidateBy({
  name: 'isLength', constraints: [min, max],
  validator: {
    validate: (value: unknown) => fits(value, min, max),
    defaultMessage: buildMessage((each, args) => {
      // Of a list, the one at fault is told of.
      const wrong: unknown = Array.isArray(args?.value) ? args.value.find((one: unknown) => !fits(one, min, max)) : args?.value;
      const text = typeof wrong === 'string' ? wrong : '';
      if (!isWritten(text)) return `${each}$property must not hold control characters`;
      return `${each}$property must be ${text.length > max ? `shorter than or equal to ${max}` : `longer than or equal to ${WORDS.test(text) ? min : 1}`} characters`;
    }, options),
  },
}, options);
