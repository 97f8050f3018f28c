// What a playbook says, without a database: its content checked, its script filled in, its steps in order, and which one fits a need.
import { describe, expect, test } from 'vitest';
import { FileKind } from '../../../schema/platform/file.ts';
import { NeedClass, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { EvidenceKind } from '../../../schema/tickets/playbook.ts';
import { pangu } from '../../../server/core/language.ts';
import { classify } from '../../../server/tickets/classify.rules.ts';
import { usualPriority } from '../../../server/tickets/ticket-states.rules.ts';
import { matchPlaybooks, type Fitting } from '../../../server/tickets/playbooks/match.rules.ts';
import { fillFields, isFault, judgeTick, openSteps, parseContent, placesOf, PlaybookError, readValue, sayScript, type PlaybookContent } from '../../../server/tickets/playbooks/playbook.rules.ts';
import { SHIPPED_PLAYBOOKS } from '../../../server/tickets/playbooks/shipped.rules.ts';

const book = (key: string): PlaybookContent => parseContent(SHIPPED_PLAYBOOKS.find((one) => one.key === key)?.content);
const stepsOf = (key: string) => Object.fromEntries(book(key).steps.map((one) => [one.key, one]));
const fitting: Fitting[] = SHIPPED_PLAYBOOKS.map((one, position) => ({ id: one.key, key: one.key, nameZh: one.nameZh, nameEn: one.nameEn, categoryId: one.category, needClass: one.needClass, words: one.words.map((word) => word.toLowerCase()), position }));

describe('the shipped scenarios', () => {
  test('A-16: there are 37, each with its own key and name, each checked like a chain’s own', () => {
    expect(SHIPPED_PLAYBOOKS.length).toBe(37);
    for (const part of ['key', 'nameZh', 'nameEn'] as const) expect(new Set(SHIPPED_PLAYBOOKS.map((one) => one[part])).size).toBe(37);
    for (const one of SHIPPED_PLAYBOOKS) expect(parseContent(one.content).steps.length, one.key).toBeGreaterThanOrEqual(3);
  });

  test('A-14: each of the seven categories has its scenarios', () => {
    expect([...new Set(SHIPPED_PLAYBOOKS.map((one) => one.category))].sort()).toEqual(['attitude', 'delivery', 'description', 'installation', 'price', 'product-quality', 'return-policy']);
  });

  test('A-19: every script listens, empathises and plans, in Chinese and in English, with the same fields', () => {
    for (const { key, content } of SHIPPED_PLAYBOOKS) {
      for (const [part, said] of Object.entries(content.script)) {
        expect(/\p{Script=Han}/u.test(said.en), `${key} ${part}`).toBe(false);
        expect([...said.zh].filter((letter) => /\p{Script=Han}/u.test(letter)).length, `${key} ${part}`).toBeGreaterThan(8);
        expect(placesOf(said.en).sort(), `${key} ${part}`).toEqual(placesOf(said.zh).sort());
      }
      for (const one of [...content.steps, ...content.outcomes, ...content.fields]) {
        expect(/\p{Script=Han}/u.test(one.en), `${key} ${one.key}`).toBe(false);
        expect(/\p{Script=Han}/u.test(one.zh), `${key} ${one.key}`).toBe(true);
        expect(pangu(one.zh), `${key} ${one.key}`).toBe(one.zh);
      }
    }
  });

  test('A-17: whoever works alone gives 500.00 at most in any step that is not named for approval', () => {
    const above = SHIPPED_PLAYBOOKS.flatMap((one) => one.content.steps.filter((step) => Number(step.limit ?? 0) > 500).map((step) => `${one.key}.${step.key}`));
    expect(above).toEqual(['colour-difference.grout']);
    expect(stepsOf('group-complaint')).toMatchObject({ report: { source: 'A-17' }, care: { limit: '500.00' }, lead: { who: 'HEAD_OFFICE' }, plan: { withinMinutes: 24 * 60 } });
  });

  test('B-18: near its date: both offers of one’s own accord, nobody approves; the share paid back is the chain’s to set', () => {
    expect(book('near-expiry').fields.find((one) => one.key === 'percent')).toMatchObject({ usual: '20', kind: 'NUMBER' });
    expect(book('near-expiry').steps.every((one) => one.right === undefined && (one.who === 'AGENT'))).toBe(true);
  });
  test('B-19: a missing gift leaves within 24 hours, with 10 yuan without a minimum', () => {
    expect(stepsOf('missing-gift')).toMatchObject({ resend: { withinMinutes: 1_440 }, coupon: { limit: '10.00' } });
  });
  test('B-08 B-12: spoiled fresh food: refund 10 minutes after the photo, coupon, the supervisor within 4 hours', () => {
    expect(stepsOf('fresh-spoilage')).toMatchObject({ photo: { evidence: ['PHOTO'] }, instant: { withinMinutes: 10 }, coupon: {}, supervisor: { who: 'SUPERVISOR', withinMinutes: 240 } });
  });
  test('B-16: a mouldy cake: evidence from the store, a test at head office, a call within 48 hours', () => {
    expect(stepsOf('mouldy-cake')).toMatchObject({ store: { evidence: ['BATCH', 'PHOTO'] }, test: { who: 'QUALITY', withinMinutes: 2_880 }, promise: { source: 'B-16' } });
  });
  test('B-11 B-13: prices and wrong items within 1 hour; food safety with a plan within 24 hours, published', () => {
    for (const [key, step] of [['price-mismatch', 'back'], ['online-offline-gap', 'back'], ['wrong-item', 'solution']] as const) expect(stepsOf(key)[step], key).toMatchObject({ withinMinutes: 60, source: 'B-11' });
    expect(stepsOf('unwell-after-eating')).toMatchObject({ plan: { withinMinutes: 1_440, who: 'HEAD_OFFICE' }, publish: { source: 'B-13' } });
  });
  test('C-13: a technician within 2 hours of the same day, measured and photographed, tiles paid and laid again, grouting worth 2,000 by approval', () => {
    expect(stepsOf('colour-difference')).toMatchObject({ visit: { who: 'TECHNICIAN', withinMinutes: 120, evidence: ['MEASUREMENT', 'PHOTO'] }, grout: { limit: '2000.00', zh: expect.stringContaining('2000 元'), en: expect.stringContaining('2,000 yuan') } });
    expect(stepsOf('colour-difference').replace).toMatchObject({ zh: expect.stringContaining('重铺'), source: 'C-13' });
  });
  test('C-10: cracks of transport, quality and use are told apart; quality is replaced free of charge, transport is claimed on the carrier by logistics', () => {
    const { cause, replace, claim } = stepsOf('tile-breakage');
    for (const [zh, en] of [['运输', 'transport'], ['质量', 'quality'], ['使用', 'use']] as const) expect([cause?.zh, cause?.en], zh).toEqual([expect.stringContaining(zh), expect.stringContaining(en)]);
    expect(cause).toMatchObject({ who: 'TECHNICIAN', evidence: ['PHOTO', 'NOTE'], source: 'C-10' });
    expect(replace).toMatchObject({ zh: '质量原因：免费更换', en: 'Quality: replace free of charge', source: 'C-10' });
    expect(claim).toMatchObject({ who: 'LOGISTICS', zh: '运输原因：向承运商索赔', en: 'Transport: claim on the carrier', source: 'C-10' });
    expect(book('tile-breakage').script.plan).toMatchObject({ zh: expect.stringContaining('质量问题免费换；运输问题我们去找物流索赔'), en: expect.stringContaining('if it is transport, we claim on the carrier') });
    expect(book('tile-breakage').outcomes.map((one) => one.key)).toContain('use');
  });
  test('C-11: a slight difference is normal, beyond the standard is replaced; an error of size is swapped free of charge', () => {
    const { standard, replace } = stepsOf('colour-difference');
    expect(standard).toMatchObject({ zh: expect.stringMatching(/在标准内就当面说明，超出就走更换/), en: expect.stringMatching(/within it explain on the spot, beyond it replace/), evidence: ['MEASUREMENT'], source: 'C-11' });
    expect(replace?.zh).toMatch(/^换砖/);
    expect(book('colour-difference').script.plan).toMatchObject({ zh: expect.stringMatching(/轻微色差属于正常；超出国家标准，我们换砖/), en: expect.stringMatching(/A slight difference is normal; beyond the national standard we replace/) });
    expect(book('colour-difference').outcomes).toEqual(expect.arrayContaining([expect.objectContaining({ key: 'normal', isGood: true }), expect.objectContaining({ key: 'replaced', isGood: true })]));
    expect(stepsOf('tile-size').swap).toMatchObject({ zh: '尺寸误差：免费调换', en: 'Size error: free swap', source: 'C-11' });
  });
  test('C-12: hollow or cracked after laying: the cause is decided in shares; the installer redoes bad craft, the store bears a bad product', () => {
    for (const key of ['installation-fault', 'hollow-tile']) expect(stepsOf(key).liability, key).toMatchObject({ zh: expect.stringContaining('商品、运输、安装或使用，各占多少'), source: 'C-07' });
    expect(stepsOf('installation-fault').redo).toMatchObject({ zh: '工艺原因：安装队返工；商品原因：门店负责', en: 'Craft: the installer redoes it; product: the store bears it', source: 'C-12' });
    expect(stepsOf('hollow-tile')).toMatchObject({ visit: { source: 'C-12' }, redo: { who: 'TECHNICIAN', evidence: ['SIGNATURE', 'PHOTO'] } });
    expect(book('hollow-tile').script.plan).toMatchObject({ zh: expect.stringContaining('工艺问题由安装队重做，砖的问题我们负责'), en: expect.stringContaining('If it is craft, the installer lays them again; if it is the tile, we bear it') });
  });
  test('A-30: special needs cross departments: instalments of a bulk order set by finance, goods confirmed, one person in charge; the elderly are served at their door', () => {
    const bulk = stepsOf('bulk-instalment');
    expect(book('bulk-instalment').steps.map((one) => one.who)).toEqual(expect.arrayContaining(['AGENT', 'FINANCE', 'MANAGER']));
    expect(bulk).toMatchObject({ credit: { who: 'FINANCE', zh: expect.stringContaining('定分期'), en: expect.stringContaining('instalments'), withinMinutes: 1_440, source: 'A-30' }, needs: { source: 'A-30' }, sign: { evidence: ['SIGNATURE'] } });
    const door = stepsOf('elderly-return');
    expect(new Set(book('elderly-return').steps.map((one) => one.who)).size).toBeGreaterThan(1);
    expect(door).toMatchObject({ plan: { zh: expect.stringContaining('联系门店和配送一起办'), source: 'A-30' }, visit: { who: 'LOGISTICS', zh: expect.stringContaining('上门取退'), evidence: ['SIGNATURE'], source: 'A-30' } });
    for (const key of ['bulk-instalment', 'elderly-return']) expect(SHIPPED_PLAYBOOKS.find((one) => one.key === key)?.needClass, key).toBe('SPECIAL');
  });
  test('B-17: more than twenty scenarios, each a template of words, steps and authority; near expiry, a missing gift and the gap between online and the store among them', () => {
    expect(SHIPPED_PLAYBOOKS.length).toBeGreaterThan(20);
    for (const { key, content } of SHIPPED_PLAYBOOKS) {
      expect([content.script.listen, content.script.empathise, content.script.plan].every((part) => part.zh && part.en), key).toBe(true);
      expect(content.steps.every((one) => one.who), key).toBe(true);
    }
    for (const [key, authority] of [['near-expiry', '500.00'], ['missing-gift', '10.00'], ['online-offline-gap', '500.00']] as const) {
      expect(book(key).steps.length, key).toBeGreaterThanOrEqual(4);
      expect(book(key).steps.flatMap((one) => one.limit ?? []), key).toEqual([authority]);
      expect(book(key).steps.find((one) => one.limit)?.who, key).toBe('AGENT');
    }
    expect(SHIPPED_PLAYBOOKS.filter((one) => one.content.steps.some((step) => step.limit)).length).toBeGreaterThan(20);
  });
  test('A-29 A-30 A-31: urgent, special and emotional needs have scenarios of their class', () => {
    const byClass = (wanted: string) => SHIPPED_PLAYBOOKS.filter((one) => one.needClass === wanted).map((one) => one.key);
    expect(byClass('URGENT')).toEqual(expect.arrayContaining(['fresh-spoilage', 'installation-fault']));
    expect(byClass('SPECIAL')).toEqual(expect.arrayContaining(['elderly-return', 'bulk-instalment']));
    expect(byClass('EMOTIONAL')).toEqual(['staff-attitude', 'brushed-off']);
    // the fast lane is a priority above the ordinary one, a spare is lent; A-31: one person throughout, and a voucher or fruit of the season.
    expect([usualPriority(NeedClass.URGENT, TicketLevel.L1, null), usualPriority(NeedClass.ORDINARY, TicketLevel.L1, null)]).toEqual(['HIGH', 'NORMAL']);
    expect(stepsOf('product-fault').spare).toMatchObject({ source: 'A-29', zh: expect.stringContaining('备用机') });
    expect(stepsOf('staff-attitude')).toMatchObject({ gift: { source: 'A-31', zh: expect.stringMatching(/购物券或当季水果/), en: expect.stringMatching(/voucher or seasonal fruit/) }, one: { source: 'A-31', zh: expect.stringContaining('专人接待') } });
  });
});

describe('which one fits', () => {
  const fits = (text: string) => { const found = classify(text, []); return matchPlaybooks({ text, categoryId: found.categoryId, needClass: found.needClass }, fitting); };
  test.each([
    ['今天买的酸奶明天就到期，能换新批次吗', 'near-expiry'], ['草莓烂了，一半是烂的', 'fresh-spoilage'], ['蛋糕发霉长毛', 'mouldy-cake'], ['吃完拉肚子，去医院了', 'unwell-after-eating'],
    ['说好的赠品没有收到', 'missing-gift'], ['小程序上比店里便宜，能补差价吗', 'online-offline-gap'], ['标签上写特价，收银多收了我的钱', 'price-mismatch'], ['骑手超时了，等着做饭', 'rider-late'],
    ['箱子压扁了，东西洒了一半', 'delivery-damage'], ['显示签收，但是我没收到', 'lost-parcel'], ['铺了抛光砖，色差很明显', 'colour-difference'], ['有五六块砖空鼓', 'hollow-tile'],
    ['师傅装的龙头一直漏水', 'installation-fault'], ['店员翻白眼，态度太差', 'staff-attitude'], ['打了三次电话都说等消息，就是敷衍', 'brushed-off'], ['小票丢了还能退吗', 'no-receipt'],
    ['The bread is mouldy', 'mouldy-cake'], ['The free gift was not in the parcel', 'missing-gift'], ['It is cheaper online than in the store', 'online-offline-gap'], ['Half of the strawberries were rotten', 'fresh-spoilage'],
    ['There is a colour difference in the polished tiles', 'colour-difference'], ['It has been leaking since you installed it', 'installation-fault'], ['She was rude and rolled her eyes', 'staff-attitude'],
  ])('A-16: “%s” is %s', (text, key) => { expect(fits(text)[0]?.playbook.key).toBe(key); });

  test('the reason names the words; a category alone, or nothing, proposes nothing', () => {
    expect(fits('蛋糕发霉了')[0]?.reason).toEqual({ zh: '文字里有「发霉」「蛋糕」，需求类型相同', en: 'The text says “发霉” and “蛋糕”; the same class of need' });
    expect(matchPlaybooks({ text: '你好', categoryId: 'product-quality', needClass: null }, fitting)).toEqual([]);
    const [one] = matchPlaybooks({ text: '蛋糕发霉了', categoryId: 'product-quality', needClass: null }, fitting);
    expect(one?.reason.zh).toContain('类别相同');
    expect(one?.score).toBeGreaterThan(fits('蛋糕发霉了')[0]?.score ?? 1);
  });
});

describe('fields', () => {
  test.each([
    ['NUMBER', '12.5', '12.5'], ['NUMBER', 20, '20'], ['NUMBER', 'many', null], ['AMOUNT', '12.5', '12.50'], ['AMOUNT', '-1', null], ['AMOUNT', 'free', null], ['DATE', '2026-02-28', '2026-02-28'], ['DATE', '2026-02-30', null],
    ['DATE', '28/02/2026', null], ['TIME', '14:30', '14:30'], ['TIME', '25:00', null], ['TEXT', ' 王芳 ', '王芳'], ['TEXT', '{amount}', null], ['TEXT', '', null],
  ] as const)('%s of %s is %s', (kind, value, wanted) => { expect(readValue(kind, value)).toBe(wanted); });

  test('are filled by hand, else from the ticket, else as usual; what is missing, wrong or unknown is told apart', () => {
    const { fields } = book('missing-gift');
    const filled = fillFields(fields, { date: '2026-03-05', product: '电饭煲', colour: 'red' }, { CUSTOMER: '王芳', PRODUCT: '别的' });
    expect(filled.values).toEqual({ customer: '王芳', product: '电饭煲', date: '2026-03-05', coupon: '10.00' });
    expect(filled).toMatchObject({ missing: [], wrong: [], unknown: ['colour'] });
    const bare = fillFields(fields, { date: 'soon' }, {});
    expect(bare.missing.map((one) => one.key)).toEqual(['customer', 'product']);
    expect(bare.wrong.map((one) => one.key)).toEqual(['date']);
  });

  test('A-19: the script is said in the customer’s language, amounts and days as people say them', () => {
    const said = book('missing-gift');
    const { values } = fillFields(said.fields, { date: '2026-03-05' }, { CUSTOMER: '王芳', PRODUCT: 'K2 电饭煲' });
    expect(sayScript(said, values, 'zh').listen).toBe('王芳您好，K2 电饭煲的赠品没收到，对吗？活动页面写的是哪一款？');
    expect(sayScript(said, values, 'zh').plan).toContain('3 月 5 日前到');
    expect(sayScript(said, values, 'en').plan).toContain('by 5 March');
  });
});

describe('steps', () => {
  const said = book('fresh-spoilage');
  const SEEN = { kind: EvidenceKind.PHOTO, note: null, files: [FileKind.PICTURE] };
  const tick = (stepKey: string, more: object = {}, done: string[] = []) => judgeTick(said, new Set(done), { stepKey, isSkipped: false, note: null, amount: null, evidence: [], ...more });
  test('go in their order, once, with their proof and within their limit', () => {
    expect(tick('find')).toMatchObject({ fault: 'ORDER', before: { key: 'photo' } });
    expect(tick('photo')).toEqual({ fault: 'EVIDENCE', missing: ['PHOTO'] });
    expect(tick('photo', { evidence: [SEEN] })).toMatchObject({ key: 'photo' });
    // Words are no photo, and a paper is none either.
    for (const files of [[], [FileKind.PDF], [FileKind.VIDEO]]) expect(tick('photo', { evidence: [{ kind: EvidenceKind.PHOTO, note: '微信收到两张', files }] })).toEqual({ fault: 'EVIDENCE', missing: ['PHOTO'] });
    expect(tick('find', { evidence: [{ kind: EvidenceKind.RECEIPT, note: null, files: [FileKind.PDF] }] }, ['photo'])).toMatchObject({ key: 'find' });
    expect(tick('photo', {}, ['photo'])).toEqual({ fault: 'TWICE' });
    expect(tick('instant', { amount: '500.00' }, ['photo', 'find'])).toMatchObject({ key: 'instant' });
    expect(tick('instant', { amount: '500.01' }, ['photo', 'find'])).toEqual({ fault: 'OVER', limit: '500.00' });
    expect(tick('photo', { amount: '5.00', evidence: [SEEN] })).toEqual({ fault: 'AMOUNT' });
    expect(tick('dance')).toEqual({ fault: 'UNKNOWN' });
  });
  test('a step is left out with a reason only; optional ones need not be ticked at all', () => {
    expect(tick('photo', { isSkipped: true, note: '' })).toEqual({ fault: 'REASON' });
    expect(isFault(tick('photo', { isSkipped: true, note: '顾客不方便' }))).toBe(false);
    expect(openSteps(book('mouldy-cake'), new Set(['photo', 'ate', 'refund', 'store', 'test'])).map((one) => one.key)).toEqual(['promise']);
  });
});

describe('content that is wrong is refused at its place', () => {
  const good = book('near-expiry');
  const wrong = (change: (draft: PlaybookContent) => void): string => {
    const draft = structuredClone(good);
    change(draft);
    try { parseContent(draft); } catch (error) { if (error instanceof PlaybookError) return error.path; throw error; }
    return 'nothing';
  };
  test('fields not declared, doubled keys, no English, odd limits, no good outcome, unknown rights', () => {
    expect(wrong(() => {})).toBe('nothing');
    expect(wrong((draft) => { draft.script.plan.zh = '{nobody}'; })).toBe('script.plan.zh');
    expect(wrong((draft) => { draft.steps.push(draft.steps[0] as never); })).toBe('steps.4.key');
    expect(wrong((draft) => { (draft.steps[0] as { en: string }).en = ' '; })).toBe('steps.0.en');
    expect(wrong((draft) => { (draft.steps[2] as { limit: string }).limit = '5'; })).toBe('steps.2.limit');
    expect(wrong((draft) => { draft.outcomes = draft.outcomes.map((one) => ({ ...one, isGood: false })); })).toBe('outcomes');
    expect(wrong((draft) => { (draft.steps[0] as { right: string }).right = 'tickets:fly'; })).toBe('steps.0.right');
    expect(wrong((draft) => { (draft.fields[2] as { usual: string }).usual = 'some'; })).toBe('fields.2.usual');
  });
});
