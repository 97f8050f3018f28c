// Where a figure comes from, as people read and write it: the codes of what the product was shipped by are said in words, and kept where nobody wrote another.
const CODE = /^[A-D]-\d{2}$/;
type T = (key: string) => string;

export const isShippedCode = (source: string | null | undefined): boolean => CODE.test(source ?? '');
/** What stands in a table or a field. */
export const saySource = (source: string | null | undefined, t: T): string => (isShippedCode(source) ? t('source.shipped') : source ?? '');
/** What is stored after somebody had the words of `saySource` before them: the code where they left them alone. */
export const sourceWritten = (written: unknown, before: string | null | undefined, t: T): string => {
  const said = String(written ?? '').trim();
  return before && said === saySource(before, t) ? before : said;
};
