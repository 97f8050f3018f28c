// Quiet hours on the wall clock of a store, the gathering of mails, and what mails say: pure.
import { describe, expect, test } from 'vitest';
import { mailOf, type Told } from '../../server/platform/notify/mail.rules.ts';
import { afterQuiet, GATHER_MS, mailAt, slotOf, USUAL_QUIET } from '../../server/platform/notify/notify.rules.ts';

const SHANGHAI = 'Asia/Shanghai';
const ends = (at: string, from = '22:00', to = '08:00', zone = SHANGHAI): string => afterQuiet(new Date(at), zone, { from, to }).toISOString();

describe('quiet hours', () => {
  test.each([
    ['by day nobody waits', '2026-03-02T04:00:00Z', '2026-03-02T04:00:00.000Z'],
    ['the minute they begin', '2026-03-02T14:00:00Z', '2026-03-03T00:00:00.000Z'],
    ['after midnight', '2026-03-02T18:30:00Z', '2026-03-03T00:00:00.000Z'],
    ['the minute they end', '2026-03-03T00:00:00Z', '2026-03-03T00:00:00.000Z'],
  ])('%s', (_, at, expected) => { expect(ends(at)).toBe(expected); });

  test('those at noon, and none at all', () => {
    expect(ends('2026-03-02T04:30:00Z', '12:00', '13:30')).toBe('2026-03-02T05:30:00.000Z');
    expect(ends('2026-03-02T18:30:00Z', '00:00', '00:00')).toBe('2026-03-02T18:30:00.000Z');
  });

  test('they end by the wall clock also in the night in which it is set forward', () => {
    expect(ends('2026-03-08T05:30:00Z', '22:00', '08:00', 'America/New_York')).toBe('2026-03-08T12:00:00.000Z');
  });

  test('what is urgent goes at once, the rest is gathered for a minute', () => {
    const night = new Date('2026-03-02T18:30:00Z');
    expect(mailAt(night, SHANGHAI, USUAL_QUIET, true)).toEqual(night);
    const noon = new Date('2026-03-02T04:00:00Z');
    expect(mailAt(noon, SHANGHAI, USUAL_QUIET, false).getTime() - noon.getTime()).toBe(GATHER_MS);
    expect(slotOf(new Date('2026-03-02T04:09:59Z'))).toBe('2026-03-02T04:00');
  });
});

describe('a mail', () => {
  const may = () => true;
  const nowhere = { base: null, may };
  const told = (more: Partial<Told> = {}): Told => ({ titleZh: '工单超时', titleEn: 'A ticket is late', bodyZh: null, bodyEn: null, resource: 'Ticket', resourceId: 'W1-2', count: 1, isDigest: false, items: [], ...more });

  test('about one thing is called by it and leads to it, in the reader’s language', () => {
    expect(mailOf([told()], 'zh', { base: 'https://desk.example', may })).toEqual({ subject: '工单超时', text: '工单超时\nhttps://desk.example/tickets/W1-2/show\n' });
    expect(mailOf([told()], 'en', nowhere)).toEqual({ subject: 'A ticket is late', text: 'A ticket is late\n' });
  });

  test('a digest lists the first and counts the rest; several are one mail', () => {
    const digest = told({ isDigest: true, count: 7, resource: null, resourceId: null, items: [{ zh: '甲', en: 'A' }, { zh: '乙', en: 'B' }] });
    expect(mailOf([digest], 'en', nowhere)).toEqual({ subject: 'A ticket is late (7)', text: 'A ticket is late (7)\n  - A\n  - B\n  … and 5 more\n' });
    expect(mailOf([digest, told()], 'zh', nowhere).subject).toBe('8 条提醒');
  });

  test('attack A46: what a customer wrote makes no header and no second line', () => {
    const { subject, text } = mailOf([told({ titleEn: 'late\r\nBcc: everyone@example.com', bodyEn: '<img onerror=alert(1)>' })], 'en', nowhere);
    expect(subject).toBe('late Bcc: everyone@example.com');
    expect(text.split('\n')[0]).toBe('late Bcc: everyone@example.com');
  });

  test('leads its reader to the own room, and nowhere where the console shows no page', () => {
    const lines = (may: boolean, resource: string) => mailOf([told({ resource, resourceId: '7' })], 'en', { base: 'https://desk.example', may: () => may }).text.split('\n');
    expect([lines(true, 'TrainingRecord')[1], lines(false, 'TrainingRecord')[1]]).toEqual(['https://desk.example/trainingRecords/7/show', 'https://desk.example/myTraining/7/learn']);
    expect(lines(true, 'TransferProposal')).toEqual(['A ticket is late', '']);
  });
});
