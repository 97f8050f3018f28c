// The editor of templates: what its dialogs come to is content that the server takes, and what differs between two versions is told by name.
import { describe, expect, test } from 'vitest';
import { differencesOf, movedOf } from '../../admin/templates/template.diff.ts';
import { askedBefore, optionsOf, questionOf, TYPES, valuesOf } from '../../admin/templates/template.question.ts';
import type { FormContent, StoredQuestion } from '../../admin/templates/template.operations.ts';
import { scoringOf, scoringValues, sectionOf, weightsOff, withMovedSection, withNewQuestion, withNewSection, withoutSection, withQuestion, withSection } from '../../admin/templates/template.rules.ts';
import { parseForm } from '../../server/forms/content.rules.ts';
import { SHIPPED_CHECKS } from '../../server/quality/audits/shipped-forms.rules.ts';

const shipped = (key: string): FormContent => parseForm(SHIPPED_CHECKS.find((one) => one.key === key)?.content) as unknown as FormContent;
const home = shipped('home-measuring');
const all = (content: FormContent): StoredQuestion[] => content.sections.flatMap((one) => one.questions);

describe('the dialog of a question', () => {
  test.each(SHIPPED_CHECKS.map((one) => one.key))('opened and taken as it is, nothing of %s changes', (key) => {
    let content = shipped(key);
    for (const one of all(content)) content = withQuestion(content, one.key, questionOf(valuesOf(one), one, undefined));
    expect(parseForm(JSON.parse(JSON.stringify(content)))).toEqual(parseForm(shipped(key)));
  });

  test('a question of every type can be made, with choices, readings against a standard and a condition', () => {
    const more: Record<string, object> = {
      CHOICE: { options: [{ zh: '是', en: 'Fits', earns: '100' }, { zh: '否', en: '', earns: '0', isFail: true }, {}] }, CHOICES: { options: [{ zh: '甲', en: 'A' }, { zh: '乙', en: 'B' }], leastChosen: '1', isAllOrNothing: true },
      READING: { instrument: 'SLIP', grades: 'R9 R10，R11', standards: [{ least: 'R10', source: 'DIN 51130' }, {}] }, NUMBER: { least: '1', most: '9.5', unitZh: '℃', unitEn: '°C', digits: '1' },
    };
    let content = home;
    for (const type of TYPES) {
      const before = askedBefore(content, null, 'instruments');
      const asked = before.find((one) => one.key === 'calibrated');
      content = withNewQuestion(content, 'instruments', questionOf({ ...valuesOf(null), type, zh: `题 ${type}`, en: type, askedOf: 'calibrated', askedIs: 'EQUALS', askedValue: 'yes', ...more[type] }, null, asked) as never);
    }
    const made = parseForm(JSON.parse(JSON.stringify(content))).sections[1]?.questions.slice(2) ?? [];
    expect(made.map((one) => one.type)).toEqual(TYPES);
    expect(made.every((one) => JSON.stringify(one.showWhen) === '{"question":"calibrated","is":"EQUALS","value":true}')).toBe(true);
    expect(made[1]).toMatchObject({ options: [{ key: 'o1', zh: '是', en: 'Fits', earns: '100' }, { key: 'o2', zh: '否', en: '否', earns: '0', isFail: true }] });
    expect(made[5]).toMatchObject({ instrument: 'SLIP', grades: ['R9', 'R10', 'R11'], standards: [{ least: 'R10', zh: 'R10', en: 'R10', source: 'DIN 51130' }] });
  });

  test('choices keep their keys, new ones take the first that is free', () => {
    expect(optionsOf([{ key: 'o2', zh: '甲', en: 'A' }, { zh: '乙' }, { zh: ' ' }, { en: 'C' }]).map((one) => [one.key, one.zh, one.en])).toEqual([['o2', '甲', 'A'], ['o1', '乙', '乙'], ['o3', 'C', 'C']]);
  });
  test('only what stands before may decide; of a new question all before the end of its section', () => {
    expect(askedBefore(home, 'size', '').map((one) => one.key)).toEqual(['where', 'slip']);
    expect(askedBefore(home, null, 'tiles').map((one) => one.key)).toEqual(['where', 'slip', 'size', 'colour', 'hardness']);
  });
});

describe('sections and scoring', () => {
  test('a section is added with its first question, weighed, moved and taken out; weights that are not the whole are said', () => {
    const more = withNewSection(home, sectionOf({ zh: '包装', en: 'Packing', weight: '10', first: '包装完好', firstEn: 'The packing is whole' }));
    expect(weightsOff(more)).toBe(110);
    const even = withSection(more, 'tiles', { zh: '瓷砖', en: 'Tiles', weight: '50' });
    expect(weightsOff(even)).toBeNull();
    expect(parseForm(JSON.parse(JSON.stringify(even))).sections.map((one) => [one.key, one.weight, one.questions.length])).toEqual([['tiles', '50', 5], ['instruments', '40', 2], ['s3', '10', 1]]);
    expect(withMovedSection(even, 's3', -1).sections.map((one) => one.key)).toEqual(['tiles', 's3', 'instruments']);
    expect(withMovedSection(even, 'tiles', -1)).toBe(even);
    expect(withoutSection(even, 's3').sections).toHaveLength(2);
  });
  test('scoring opened and taken as it is stays; bands are put in order; points off begin where it says', () => {
    expect(parseForm(scoringOf(home, scoringValues(home)))).toEqual(parseForm(home));
    const off = scoringOf(home, { ...scoringValues(home), system: 'DEDUCTION', start: '90', passMark: '', bands: [{ zh: '差', en: 'Poor', from: '0', isFail: true }, { zh: '好', en: 'Good', from: '80' }] });
    expect(parseForm(off).scoring).toMatchObject({ parts: [{ system: 'DEDUCTION', start: '90' }], bands: [{ key: 'band1', from: '80' }, { key: 'band2', from: '0', isFail: true }].map((one) => expect.objectContaining({ from: one.from })) });
    expect(parseForm(off).scoring?.passMark).toBeUndefined();
    expect(weightsOff(off)).toBeNull();
  });
});

describe('what differs', () => {
  test('nothing, where the order of an object’s words alone is another', () => expect(differencesOf(home, JSON.parse(JSON.stringify(home)) as FormContent)).toEqual([]));
  test('one question put in the middle is one line, not all that follow it', () => {
    const [tiles] = home.sections;
    const more: FormContent = { ...home, sections: [{ ...(tiles as object), questions: [{ key: 'new', type: 'YES_NO', zh: '新题', en: 'New' }, ...(tiles?.questions ?? [])] } as never, ...home.sections.slice(1)] };
    expect(differencesOf(home, more)).toEqual([{ kind: 'added', where: [{ zh: '瓷砖', en: 'Tiles' }, { zh: '新题', en: 'New' }] }]);
    expect(differencesOf(more, home)).toEqual([{ kind: 'removed', where: [{ zh: '瓷砖', en: 'Tiles' }, { zh: '新题', en: 'New' }] }]);
  });
  test('choices, limits, moves, sections and bands by their names', () => {
    let changed = withQuestion(home, 'where', { options: [{ key: 'wall', zh: '墙上', en: 'Wall' }, { key: 'dry', zh: '干区地面', en: 'Dry floor' }] });
    changed = withSection(withQuestion(changed, 'hardness', { weight: '3' }), 'instruments', { zh: '仪器', en: 'Instruments', weight: '30' });
    changed = scoringOf(changed, { ...scoringValues(changed), passMark: '90' });
    const [tiles] = changed.sections;
    changed = { ...changed, sections: [{ ...(tiles as object), questions: [...(tiles?.questions ?? []).slice(1, 2), ...(tiles?.questions ?? []).slice(0, 1), ...(tiles?.questions ?? []).slice(2)] } as never, ...changed.sections.slice(1)] };
    expect(differencesOf(home, changed).map((one) => [one.kind, one.where.map((each) => each.zh).join(), one.field ?? ''])).toEqual([
      ['changed', '评分', 'passMark'], ['moved', '瓷砖,铺在哪里', ''], ['removed', '瓷砖,铺在哪里,湿区地面', ''], ['changed', '瓷砖,铺在哪里,墙上', 'words'], ['added', '瓷砖,莫氏硬度', 'weight'], ['changed', '仪器', 'weight'],
    ]);
  });
  test('the fewest that moved are said to have moved', () => {
    expect([...movedOf(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])]).toEqual(['d']);
    expect([...movedOf(['a', 'b', 'c'], ['a', 'x', 'c'])]).toEqual([]);
  });
});
