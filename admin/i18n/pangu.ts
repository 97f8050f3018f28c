// The space that stands between Han characters and Latin letters or digits, put in where filled-in texts meet.

const LATIN = '[A-Za-z0-9¥+−]';
const beforeLatin = new RegExp(`(\\p{Script=Han})(?=${LATIN})`, 'gu');
const beforeHan = /([A-Za-z0-9%])(?=\p{Script=Han})/gu;

/** 数据截至2月 becomes 数据截至 2 月; punctuation and % keep close. */
export const pangu = (text: string): string => text.replace(beforeLatin, '$1 ').replace(beforeHan, '$1 ');
