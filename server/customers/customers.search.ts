// How customers, products, tags and segments are found by what people type: Chinese, pinyin, initials, numbers (ecosystem finding 3).
import { defineSearch, nameWithTail, type BindText, type Search } from '../core/read/search.ts';

const han = /\p{Script=Han}/u;
const digits = (q: string): string => q.replace(/\D/g, '');
const escaped = (q: string): string => q.replace(/[\\%_]/g, '\\$&');
const gramsOf = (q: string): string[] => { const t = q.toLowerCase(); return [...t].length < 2 ? [t] : [...t].slice(0, -1).map((c, i) => c + [...t][i + 1]); };

// Digits: four are the end of a phone (which the mask shows anyway), a whole number is a phone, all else is a member
// number from its beginning. Never a part of a phone: digit by digit it could be guessed.
const byOne: Search = (t, q, bind) => {
  if (/^\+?[\d\s-]+$/.test(q)) {
    const n = digits(q);
    const prefix = bind((text) => `${digits(text)}%`, 'text');
    const exact = bind(digits, 'text');
    const parts = [`${t}.member_no like ${prefix}`];
    if (n.length === 4) parts.push(`${t}.phone_tail = ${exact}`);
    if (n.length >= 11) parts.push(`${t}.phone = ${bind((text) => `+${digits(text)}`, 'text')}`, `${t}.phone = ${bind((text) => `+86${digits(text)}`, 'text')}`);
    return { where: `(${parts.join(' or ')})`, rank: `case when ${t}.member_no = ${exact} then 0 when ${t}.phone_tail = ${exact} then 1 else 2 end` };
  }
  if (han.test(q)) {
    const start = bind((text) => `${escaped(text)}%`, 'text');
    const exact = bind((text) => text, 'text');
    const grams = [...q].length > 1 ? ` or ${t}.name_grams @> ${bind(gramsOf, 'text[]')}` : '';
    return { where: `(${t}.name like ${start}${grams})`, rank: `case when ${t}.name = ${exact} then 0 when ${t}.name like ${start} then 1 else 2 end` };
  }
  const sound = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const prefix = bind((text) => `${sound(text)}%`, 'text');
  const exact = bind(sound, 'text');
  return {
    where: `(${t}.name_pinyin like ${prefix} or ${t}.name_initials like ${prefix} or ${t}.member_no like ${bind((text) => `${escaped(text)}%`, 'text')} or ${t}.name like ${bind((text) => `${escaped(text)}%`, 'text')})`,
    rank: `case when ${t}.name_pinyin = ${exact} then 0 when ${t}.name_initials = ${exact} then 1 when ${t}.name_pinyin like ${prefix} then 2 else 3 end`,
  };
};
// "王芳 5678": among many of one name, and many of one ending, the one of both.
defineSearch('Customer', (t, q, bind) => {
  const both = nameWithTail(q);
  if (!both) return byOne(t, q, bind);
  const named = byOne(t, both.name, (pick, cast) => bind((text) => pick(nameWithTail(text)?.name ?? text), cast));
  const tail = bind((text) => nameWithTail(text)?.tail ?? '', 'text');
  return named && { where: `(${t}.phone_tail = ${tail} and ${named.where})`, rank: named.rank };
});

const byText = (columns: readonly string[]) => (t: string, _q: string, bind: BindText) => {
  const part = bind((text) => `%${escaped(text)}%`, 'text');
  const start = bind((text) => `${escaped(text)}%`, 'text');
  return {
    where: `(${columns.map((c) => `${t}.${c} ilike ${part}`).join(' or ')})`,
    rank: `case when ${columns.map((c) => `${t}.${c} ilike ${start}`).join(' or ')} then 0 else 1 end`,
  };
};
defineSearch('Product', byText(['sku', 'name', 'name_en']));
defineSearch('Tag', byText(['name_zh', 'name_en', 'key']));
defineSearch('Segment', byText(['name_zh', 'name_en', 'key']));
defineSearch('Store', byText(['code', 'name_zh', 'name_en']));
defineSearch('User', byText(['username', 'name']));
defineSearch('Employee', byText(['employee_no', 'name', 'name_en', 'name_pinyin', 'name_initials']));
