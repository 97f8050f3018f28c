// How tickets are found by what people type: their number or its end, the subject, who called and from where.
import { defineSearch } from '../core/read/search.ts';

const han = /\p{Script=Han}/u;
const digits = (q: string): string => q.replace(/\D/g, '');
const escaped = (q: string): string => q.replace(/[\\%_]/g, '\\$&');
const gramsOf = (q: string): string[] => { const t = [...q.toLowerCase()]; return t.length < 2 ? t : t.slice(0, -1).map((c, i) => c + (t[i + 1] as string)); };
/** `0418`, `260213-0418`, `T-260213-0418`: the number as it is kept, as far as it is given. */
const numberOf = (q: string): string => `T-${q.replace(/^t?-?/i, '')}`;

// Digits: four are the end of a number or of a phone (which the mask shows anyway), eleven and more a whole phone; never a part of one.
defineSearch('Ticket', (t, q, bind) => {
  if (/^\+?[\d\s-]+$/.test(q)) {
    const n = digits(q);
    const start = bind((text) => `${escaped(numberOf(text.replace(/[\s+]/g, '')))}%`, 'text');
    const end = bind((text) => digits(text).padStart(4, '0'), 'text');
    const parts = [`${t}.number like ${start}`, `split_part(${t}.number, '-', 3) = ${end}`];
    if (n.length === 4) parts.push(`${t}.contact_tail = ${end}`);
    if (n.length >= 11) parts.push(`${t}.contact_phone = ${bind((text) => `+${digits(text)}`, 'text')}`, `${t}.contact_phone = ${bind((text) => `+86${digits(text)}`, 'text')}`);
    return { where: `(${parts.join(' or ')})`, rank: `case when split_part(${t}.number, '-', 3) = ${end} then 0 else 1 end` };
  }
  const start = bind((text) => `${escaped(text)}%`, 'text');
  const number = bind((text) => `${escaped(numberOf(text))}%`, 'text');
  const grams = bind(gramsOf, 'text[]');
  // One Han character is too little for pairs: the beginning of the subject or of the name then.
  const subject = han.test(q) && [...q].length === 1 ? `${t}.subject like ${start}` : `${t}.subject_grams @> ${grams}`;
  return {
    where: `(${subject} or ${t}.contact_name like ${start} or ${t}.number like ${number})`,
    rank: `case when ${t}.number like ${number} then 0 when ${t}.contact_name like ${start} then 1 when ${t}.subject ilike ${bind((text) => `%${escaped(text)}%`, 'text')} then 2 else 3 end`,
  };
});
