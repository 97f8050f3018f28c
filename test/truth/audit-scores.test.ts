// Published audit scores of others through forms entered as data: section weights of two programmes, points off of a city's food inspections.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { QuestionType } from '../../schema/forms/form.ts';
import { parseForm } from '../../server/forms/content.rules.ts';
import { bandOf, scoreForm } from '../../server/forms/scoring.rules.ts';

const folder = new URL('../../../shared/data/audits_sf/', import.meta.url);
const hasData = existsSync(new URL('truth.json', folder));
if (!hasData) console.warn('Left out: the figures of audits_sf, because ../shared/data/audits_sf is not beside this checkout.');
const json = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const csv = (name: string): Record<string, string>[] => {
  const [head = '', ...lines] = gunzipSync(readFileSync(new URL(name, folder))).toString('utf8').trimEnd().split(/\r?\n/);
  const cells = (line: string): string[] => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => (match[1] ?? '').replace(/^"|"$/g, '').replace(/""/g, '"'));
  const names = cells(head);
  return lines.map((line) => { const values = cells(line); return Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])); });
};
const both = (text: string) => ({ zh: text, en: text });

describe.skipIf(!hasData)('Published section weights (absent data: ../shared/data/audits_sf)', () => {
  const cases: { name: string; sections: [string, number, number][]; weighted: number[]; total: number }[] = hasData ? json('section_weight_vectors.json').cases : [];
  test.each(cases.map((one) => [one.name, one] as const))('D-20, %s: each section and the whole are the publisher’s', (_, one) => {
    // So many yes-or-no questions that every section score is a share of them; every fourth is reversed.
    const COUNT = 20;
    const form = parseForm({
      scoring: { parts: [{ key: 'whole', ...both('Whole'), system: 'WEIGHTED' }] },
      sections: one.sections.map(([name, weight], at) => ({
        key: `s${at}`, ...both(name), weight: String(weight), questions: Array.from({ length: COUNT }, (__, q) => ({ key: `q${at}_${q}`, type: QuestionType.YES_NO, ...both(`${name} ${q}`), isReversed: q % 4 === 3 })),
      })),
    });
    const answers = Object.fromEntries(one.sections.flatMap(([, , share], at) => Array.from({ length: COUNT }, (__, q) => [`q${at}_${q}`, { value: (q < (COUNT * share) / 100) !== (q % 4 === 3) }])));
    const scored = scoreForm(form, answers, { key: 'programme' });
    expect(scored.sections.map((each) => Number(each.score))).toEqual(one.sections.map(([, , share]) => share));
    expect(scored.sections.map((each) => (Number(each.score) * Number(each.weight)) / 100)).toEqual(one.weighted);
    expect(Number(scored.score)).toBe(one.total);
  });
  test('there are two', () => expect(cases).toHaveLength(2));
});

describe.skipIf(!hasData)('Food inspections of a city by points off (absent data: ../shared/data/audits_sf)', () => {
  const truth = hasData ? json('truth.json') : {};
  const points: Record<string, number> = truth.item_points ?? {};
  const items = Object.keys(points);
  const keyOf = new Map(items.map((item, at) => [item, `item${at}`]));
  const form = hasData ? parseForm({
    scoring: {
      parts: [{ key: 'whole', ...both('Score'), system: 'DEDUCTION' }],
      bands: [{ key: 'good', ...both('Good'), from: '90', isAbove: true }, { key: 'adequate', ...both('Adequate'), from: '85', isAbove: true }, { key: 'needs', ...both('Needs Improvement'), from: '70', isAbove: true }, { key: 'poor', ...both('Poor'), from: '0' }],
    },
    // Each item asks whether its violation was seen: a Yes costs its points.
    sections: [{ key: 'items', ...both('Checklist'), questions: items.map((item) => ({ key: keyOf.get(item), type: QuestionType.YES_NO, ...both(item), isReversed: true, points: String(points[item]) })) }],
  }) : null;

  test('every inspection whose items have points is reproduced as often as the truth says', () => {
    const whole = form as NonNullable<typeof form>;
    const seen = new Map<string, string[]>();
    for (const one of csv('violations.csv.gz')) seen.set(`${one.business_id} ${one.date}`, [...(seen.get(`${one.business_id} ${one.date}`) ?? []), one.description as string]);
    const inspections = csv('inspections.csv.gz');
    const times = new Map<string, number>();
    for (const one of inspections) times.set(`${one.business_id} ${one.date}`, (times.get(`${one.business_id} ${one.date}`) ?? 0) + 1);
    let judged = 0;
    let same = 0;
    for (const one of inspections) {
      const key = `${one.business_id} ${one.date}`;
      const found = seen.get(key) ?? [];
      if (times.get(key) !== 1 || !found.length || found.some((item) => !keyOf.has(item))) continue;
      judged += 1;
      // An item written twice at one inspection counted twice with the city: its question is asked so often.
      const more = found.filter((item, at) => found.indexOf(item) !== at);
      const asked = more.length ? { ...whole, sections: [...whole.sections, { key: 'again', ...both('Again'), questions: more.map((item, at) => ({ key: `again${at}`, type: QuestionType.YES_NO as const, ...both(item), isReversed: true, points: String(points[item]) })) }] } : whole;
      const scored = scoreForm(asked, { ...Object.fromEntries(items.map((item) => [keyOf.get(item), { value: found.includes(item) }])), ...Object.fromEntries(more.map((_, at) => [`again${at}`, { value: true }])) }, { key: 'city' });
      if (Number(scored.score) === Number(one.score)) same += 1;
    }
    const { inspections_with_violations_and_known_points: known, reproduced_exactly: good } = truth.score_is_100_minus_sum_of_points;
    expect([judged, same]).toEqual([known, good]);
  });

  test('the examples of the truth, one by one', () => {
    for (const one of truth.examples as { items: string[]; score: number }[]) {
      const scored = scoreForm(form as NonNullable<typeof form>, Object.fromEntries(items.map((item) => [keyOf.get(item), { value: one.items.includes(item) }])), { key: 'city' });
      expect(Number(scored.score), one.items.join(', ')).toBe(one.score);
      expect(scored.failed).toHaveLength(one.items.length);
    }
  });

  test('the bands of all scores are counted as the truth counts them', () => {
    const bands = form?.scoring?.bands ?? [];
    const counts: Record<string, number> = {};
    for (const one of csv('inspections.csv.gz')) { const band = bandOf(bands, one.score as string)?.en ?? ''; counts[band] = (counts[band] ?? 0) + 1; }
    expect(counts).toEqual(truth.bands.counts);
  });
});
